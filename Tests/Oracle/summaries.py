"""What the real TensorBoard shows of the log directory that EverySummary writes: every tag of every kind, and a resumed run without what it did again.
usage: tf-python summaries.py DIRECTORY (TB=2.20 tf-python ...: the newer one). Asks it with its fast data server and with its Python reader."""
import json, socket, subprocess, sys, time, urllib.error, urllib.parse, urllib.request

directory = sys.argv[1]
problems, checked = [], 0


def expect(what, found, expected):
    global checked
    checked += 1
    if found != expected:
        problems.append("%s: %s is shown, %s is expected" % (what, found, expected))


def look(fast):
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    command = [sys.executable, "-m", "tensorboard.main", "--logdir", directory, "--port", str(port), "--host", "127.0.0.1", "--load_fast", fast, "--reload_interval", "1"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        compare("fast" if fast == "true" else "Python", lambda path, body=None, **query: ask(port, path, body, query), process)
    finally:
        process.terminate()
        process.wait(20)


def ask(port, path, body, query):
    url = "http://127.0.0.1:%d%s%s" % (port, path, "?" + urllib.parse.urlencode(query) if query else "")
    data = json.dumps(body).encode() if body is not None else None
    with urllib.request.urlopen(urllib.request.Request(url, data=data, headers={"Content-Type": "application/json"}), timeout=30) as reply:
        content = reply.read()
    return json.loads(content) if content[:1] in (b"{", b"[") else content


def compare(reader, get, process):
    end = time.time() + 120
    while True:
        try:
            if "hparams/units-32" in get("/data/runs") and "columns" in json.dumps(get("/data/plugin/projector/info", run="all")):
                break
        except (urllib.error.URLError, ConnectionError, OSError):
            pass
        if process.poll() is not None or time.time() > end:
            problems.append("%s: TensorBoard shows nothing: %s" % (reader, process.stderr.read() if process.poll() is not None else "time is up"))
            return
        time.sleep(0.5)
    time.sleep(3)   # one reload more: all runs are there now, and soon their last records

    def tags(plugin):
        return {run: sorted(t) for run, t in get("/data/plugin/%s/tags" % plugin).items() if t}

    expect(reader + " runs", sorted(get("/data/runs")), [
        "all", "all/lines_loss_train", "all/lines_loss_validation", "hparams", "hparams/units-16", "hparams/units-32", "resumed"])
    expect(reader + " scalars", tags("scalars"), {
        "all": ["scalar/double", "scalar/long"], "all/lines_loss_train": ["lines/loss"], "all/lines_loss_validation": ["lines/loss"],
        "hparams/units-16": ["accuracy"], "hparams/units-32": ["accuracy"], "resumed": ["loss", "only before"]})
    for plugin in ("histograms", "distributions"):
        expect(reader + " " + plugin, tags(plugin), {"all": ["histogram/float", "histogram/int"]})
    expect(reader + " images", tags("images"), {"all": ["image/byte", "image/double", "image/float"]})
    expect(reader + " image samples", {t: v["samples"] for t, v in get("/data/plugin/images/tags")["all"].items()}, {"image/byte": 1, "image/double": 2, "image/float": 1})
    expect(reader + " text", tags("text"), {"all": ["text/list", "text/one", "text/table"]})
    expect(reader + " audio", tags("audio"), {"all": ["audio/wave"]})
    clip = get("/data/plugin/audio/audio", run="all", tag="audio/wave", sample=1)[0]
    expect(reader + " clip", get("/data/plugin/audio/individualAudio?" + clip["query"])[:4], b"RIFF")
    expect(reader + " PR curves", tags("pr_curves"), {"all": ["curve/pr"]})
    curve = get("/data/plugin/pr_curves/pr_curves", run="all", tag="curve/pr")["all"]
    expect(reader + " PR curve", (len(curve), curve[0]["precision"][0], curve[0]["recall"][0], curve[0]["true_positives"][0]), (3, 0.5, 1.0, 2))
    expect(reader + " meshes", tags("mesh"), {"all": ["mesh"]})
    layout = get("/data/plugin/custom_scalars/layout")["category"]
    expect(reader + " layout", [(c["title"], [chart["title"] for chart in c["chart"]]) for c in layout], [("numbers", ["all", "band"])])
    lines = get("/data/plugin/custom_scalars/scalars", tag="scalar/.*", run="all")
    expect(reader + " layout's lines", sorted(lines["tag_to_events"]), ["scalar/double", "scalar/long"])
    graphs = get("/data/plugin/graphs/info")["all"]
    expect(reader + " graphs", (graphs["run_graph"], {t: d["conceptual_graph"] for t, d in graphs["tags"].items()}), (True, {"keras": True}))
    expect(reader + " graph", b"Placeholder" in get("/data/plugin/graphs/graph", run="all"), True)
    expect(reader + " Keras graph", b"dense" in get("/data/plugin/graphs/graph", run="all", tag="keras", conceptual="true"), True)
    embeddings = {e["tensorName"]: e for e in get("/data/plugin/projector/info", run="all")["embeddings"]}
    expect(reader + " embeddings", {n: e["tensorShape"] for n, e in embeddings.items()}, {"vectors": [2, 3], "columns": [2, 2]})
    expect(reader + " labels", get("/data/plugin/projector/metadata", run="all", name="columns").decode(), "name\tkind\na\t1\nb\t2\n")
    expect(reader + " vectors", len(get("/data/plugin/projector/tensor", run="all", name="vectors")), 2 * 3 * 4)
    expect(reader + " sprite", get("/data/plugin/projector/sprite_image", run="all", name="vectors")[1:4], b"PNG")
    experiment = get("/data/plugin/hparams/experiment", {"experimentName": ""})
    expect(reader + " hparams", (sorted(h["name"] for h in experiment["hparamInfos"]), [m["name"]["tag"] for m in experiment["metricInfos"]]), (["rate", "units"], ["accuracy"]))
    statuses = ["STATUS_UNKNOWN", "STATUS_SUCCESS", "STATUS_FAILURE", "STATUS_RUNNING"]
    groups = get("/data/plugin/hparams/session_groups", {"experimentName": "", "startIndex": 0, "sliceSize": 10, "colParams": [], "allowedStatuses": statuses})["sessionGroups"]
    expect(reader + " sessions", sorted((g["hparams"]["units"], g["metricValues"][0]["value"]) for g in groups), [(16, 0.25), (32, 0.5)])

    points = [(p[1], p[2]) for p in get("/data/plugin/scalars/scalars", run="resumed", tag="loss")]
    expect(reader + " resumed line", points, [(s, float(s)) for s in range(80)] + [(s, -float(s)) for s in range(80, 121)])
    # The fast data server knows nothing of sessions: it drops later steps of a tag when an earlier one of the same tag comes.
    before = [p[1] for p in get("/data/plugin/scalars/scalars", run="resumed", tag="only before")]
    expect(reader + " tag that the resumed run does not log", before, list(range(101 if reader == "fast" else 80)))


for fast in ("true", "false"):
    look(fast)
print("%d compared" % checked)
print("\n".join(problems))
sys.exit(1 if problems or not checked else 0)
