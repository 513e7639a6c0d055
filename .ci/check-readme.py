"""Takes every command out of the pages, reads each, and runs all but those named below, on a sixth of MNIST's images where LABS_MNIST_DIR has them.

usage: check-readme.py [--list] FILE.md ...
--list   reads them only.
"""
import gzip, os, re, shlex, struct, subprocess, sys, tempfile, time

# Not run: they fetch, show or test the whole project, or build on packages that are not everywhere.
NOT_RUN = [r"^git clone ", r"^tensorboard ", r"tensorboard$", r"^dotnet test ", r"-p:Engine=TensorFlow\.NET", r"--engine tensorflow\.net"]
COMMAND = re.compile(r"^(dotnet (run|test|build) |\./run-labs( |$)|tensorboard |git clone )")


def commands(path):
    text = open(path, encoding="utf-8").read()
    for language, block in re.findall(r"^```(\w*)\n(.*?)^```", text, re.S | re.M):
        if language in ("", "sh", "bash"):
            for line in block.splitlines():
                if line.strip():
                    yield line.strip(), True
    for inline in re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)):
        if COMMAND.match(inline) and "..." not in inline:
            yield inline, False


def problem(words):
    """What is wrong with a command before it is run."""
    if words[0] == "./run-labs":
        return None if os.access("run-labs", os.X_OK) else "run-labs is not there"
    if words[0] != "dotnet":
        return None
    for i, word in enumerate(words):
        if word == "--project" and not os.path.isdir(words[i + 1]):
            return f"found no project {words[i + 1]}"
        if word.endswith(".cs") and not os.path.isfile(word):
            return f"found no file {word}"
    return None


def shortened(folder, to):
    """The first images of each set, so that an epoch is short; the folder itself where it has none."""
    for name, count in (("train-images-idx3-ubyte", 10240), ("train-labels-idx1-ubyte", 10240), ("t10k-images-idx3-ubyte", 2560), ("t10k-labels-idx1-ubyte", 2560)):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            values = open(path, "rb").read()
        elif os.path.isfile(path + ".gz"):
            values = gzip.open(path + ".gz").read()
        else:
            return folder
        head = 16 if "images" in name else 8
        os.makedirs(to, exist_ok=True)
        with open(os.path.join(to, name), "wb") as file:
            file.write(values[:4] + struct.pack(">I", count) + values[8:head] + values[head:head + count * (784 if "images" in name else 1)])
    return to


listing = "--list" in sys.argv
found, failed, ran = {}, [], 0
for path in [word for word in sys.argv[1:] if not word.startswith("--")]:
    for command, in_block in commands(path):
        if in_block and not COMMAND.match(command):
            failed.append(f"{path}: '{command}' is no command of this project")
        found.setdefault(command, path)
with tempfile.TemporaryDirectory() as folder:
    environment = {**os.environ, "BROWSER": "true"}
    if not listing and "LABS_MNIST_DIR" in os.environ:
        environment["LABS_MNIST_DIR"] = shortened(os.environ["LABS_MNIST_DIR"], folder + "/mnist")
    for command, path in found.items():
        try:
            words = shlex.split(command)
        except ValueError as error:
            failed.append(f"{path}: '{command}': {error}")
            continue
        if (wrong := problem(words)) is not None:
            failed.append(f"{path}: '{command}': {wrong}")
            continue
        skipped = any(re.search(pattern, command) for pattern in NOT_RUN)
        if skipped or listing:
            print("read  " + command, flush=True)
            continue
        ran += 1
        words = [folder + "/data" if word == "DIR" else folder + "/" + word if word.endswith((".svg", ".png")) else word for word in words]
        start = time.monotonic()
        done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
        print(f"run   {command}   {time.monotonic() - start:.0f} s", flush=True)
        if done.returncode != 0:
            failed.append(f"{path}: '{command}' ended with {done.returncode}:\n{done.stdout[-2000:]}")
print(f"{len(found)} commands read, {ran} run")
print("\n".join(failed))
sys.exit(1 if failed or not found else 0)
