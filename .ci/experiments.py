"""Tries the edits of docs/experiments.md: applies each to a copy of the tree, builds the lab and runs it for a few steps, whose losses must be numbers and others than without the edit.

usage: experiments.py [--first] [--whole] [LAB...]
--first   one edit a lab, the first.
--whole   runs of full length, whose end must be what the page says.
LAB       these labs only (09-1 10-3); default all.
"""
import json, math, os, pathlib, re, shutil, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parent.parent
page = root / "docs/experiments.md"
# XOR prints, and so records, a loss per step; MNIST's epoch is ten batches instead of 468.
FEW = {"xor": "--steps 5 --print-every 1", "mnist": "--batch-size 6000"}
# Of ten thousand images; of a loss, the share of it. Seed and engine are the same: this is for processors that sum in another width.
IMAGES, SHARE = .004, .05


def experiments():
    """Each edit: lab, title, file, line before, line after, arguments, what the page says comes out as (name, before, after)."""
    lab = None
    for part in re.split(r"^(?=##+ )", page.read_text(encoding="utf-8"), flags=re.M):
        if found := re.match(r"## (\d\d-\d)", part):
            lab = found[1]
        elif part.startswith("### "):
            file, minus, plus = re.search(r"^`(Labs/\S+)`\n\n```diff\n-(.*)\n\+(.*)\n```", part, flags=re.M).groups()
            options = re.search(r"^Run with `(.*)`", part, flags=re.M)[1]
            out = re.search(r"^(Loss at step \d+|Test accuracy): (\S+) before, (\S+) after\.", part, flags=re.M).groups()
            yield {"lab": lab, "title": part.splitlines()[0][4:], "file": file, "minus": minus, "plus": plus, "options": options, "out": out}


def run(command, tree):
    """The output; ends the check where the command fails."""
    done = subprocess.run(command, cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout[-4000:]}")
    return done.stdout


def build(project, tree, *options):
    run(["dotnet", "build", project, "-c", "Release", "-v", "quiet", "-nologo", "-p:LabsReadyToRun=false", *options], tree)


def results(project, tree, options):
    """The first run's entry in the lab's results."""
    kind = "xor" if "09_" in project else "mnist"
    # Lab 11-1 evaluates after whole epochs.
    options = options.split() + (["--eval-every", "1000"] if kind == "mnist" and "11_" not in project else []) + ([] if whole else FEW[kind].split())
    with tempfile.TemporaryDirectory() as folder:
        run(["dotnet", "run", "--no-build", "-c", "Release", "--project", project, "--", *options, "--no-logs", "--log-dir", folder, "--json", f"{folder}/results.json"]
            + (["--checkpoint-dir", folder] if kind == "mnist" else []), tree)
        return json.load(open(f"{folder}/results.json"))["runs"][0]


def value(entry, name):
    """What the page states of a run: a loss of a step, or the final accuracy on the test set."""
    if name == "Test accuracy":
        return float(entry["test_accuracy"])
    step = int(name.split()[-1])
    return next(float(each["loss"]) for each in entry["steps"] if each["step"] == step)


def losses(entry):
    # JSON has no number for what is none: "NaN".
    return [float(step.get("loss", step.get("train_loss"))) for step in entry["steps"]]


arguments = sys.argv[1:]
whole, first = "--whole" in arguments, "--first" in arguments
labs = [word for word in arguments if not word.startswith("--")]
chosen, seen = [], set()
for each in experiments():
    if (not labs or each["lab"] in labs) and not (first and each["lab"] in seen):
        chosen.append(each)
    seen.add(each["lab"])

failures = [] if chosen else ["no experiments"]
with tempfile.TemporaryDirectory() as temporary:
    tree = pathlib.Path(temporary)
    for name in run(["git", "ls-files", "-co", "--exclude-standard"], root).splitlines():
        if (root / name).is_file() and not name.startswith("Tests/"):
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, tree / name)
    before, built = {}, None
    for each in chosen:
        file, project = tree / each["file"], os.path.dirname(each["file"])
        key = (project, each["options"])
        if project != built:
            build(project, tree)
            built = project
            for options in dict.fromkeys(other["options"] for other in chosen if os.path.dirname(other["file"]) == project):
                before[project, options] = results(project, tree, options)
        text = file.read_text(encoding="utf-8")
        lines = text.split("\n")
        if lines.count(each["minus"]) != 1:
            failures.append(f"{each['lab']}, {each['title']}: {each['file']} has {lines.count(each['minus'])} lines {each['minus'].strip()!r}, expected one")
            continue
        try:
            file.write_text("\n".join(each["plus"] if line == each["minus"] else line for line in lines), encoding="utf-8")
            build(project, tree, "--no-restore", "-p:BuildProjectReferences=false")
            after = results(project, tree, each["options"])
        finally:
            file.write_text(text, encoding="utf-8")
        if not all(map(math.isfinite, losses(after))) or losses(after) == losses(before[key]):
            failures.append(f"{each['lab']}, {each['title']}: losses {losses(after)[:5]}, without the edit {losses(before[key])[:5]}")
        said = each["out"]
        line = f"{each['lab']}, {each['title']}: {said[0]}"
        if whole:
            measured = [value(entry, said[0]) for entry in (before[key], after)]
            line += f": {measured[0]:.4g} before, {measured[1]:.4g} after; the page says {said[1]} and {said[2]}"
            for stated, found in zip(said[1:], measured):
                if not abs(float(stated) - found) <= (IMAGES if said[0] == "Test accuracy" else SHARE * abs(found)):
                    failures.append(line)
        print(line, flush=True)
print("\n".join(failures))
sys.exit(1 if failures else 0)
