"""Compares what TensorBoard shows of a log directory with what the labs say they wrote. usage: check-logs.py TENSORBOARD.json RESULTS.json ..."""
import json, sys

shown = json.load(open(sys.argv[1]))
problems = list(shown["problems"])
folders = {"Lab09_1.Xor": "lab09-1", "Lab09_2.TensorBoard": "xor", "Lab10_1.Relu": "lab10-1", "Lab10_2.Initializers": "lab10-2", "Lab10_3.Dropout": "lab10-3", "Lab10_4.BatchNorm": "lab10-4"}
histograms = [f"{name}{i}" for i in range(1, 5) for name in ("weights", "biases")] + ["layer1", "layer2", "layer3", "hypothesis"]
layers = {"Lab10_1.Relu": ["dense", "dense_1", "dense_2"], "Lab10_2.Initializers": ["dense", "dense_1", "dense_2"], "Lab10_3.Dropout": [f"dense{end}" for end in ("", "_1", "_2", "_3", "_4")]}
layers["Lab10_4.BatchNorm"] = layers["Lab10_3.Dropout"]
checked = 0


# The page shows a sample of more than 1,000 scalars or 50 histograms, which has the last step for certain; "recorded" counts what its reader finds in the file.
def scalar(run, tag, steps):
    global checked
    found = shown["scalars"].get(run, {}).get(tag)
    checked += 1
    if found is None:
        problems.append(f"{run}: TensorBoard shows no scalar {tag}")
    elif (found["recorded"], found["last"][0]) != (len(steps), steps[-1]) or (found["points"] == len(steps) and found["first"][0] != steps[0]):
        problems.append(f"{run}/{tag}: TensorBoard finds {found['recorded']} steps from {found['first'][0]} to {found['last'][0]}, the lab wrote {len(steps)} from {steps[0]} to {steps[-1]}")


for path in sys.argv[2:]:
    results = json.load(open(path))
    if "lab" not in results:
        continue
    for result in results["runs"]:
        run = f"{folders[results['lab']]}/{result['name']}"
        if run not in shown["runs"]:
            problems.append(f"TensorBoard shows no run {run}")
            continue
        steps = [step["step"] for step in result["steps"]]
        # Of every run: what it is, its hyperparameters with their metrics, its graph.
        checked += 3
        if not any(result["name"] in text for text in shown["text"].get(run, {}).get("run", [])):
            problems.append(f"{run}: TensorBoard shows no text that says what it is")
        groups = [group for group in shown.get("hparams", {}).get("groups", []) if group["hparams"].get("run") == result["name"] and group["hparams"].get("seed") == result.get("seed", results["seed"])]
        if not groups or not any(value is not None for value in groups[0]["metrics"]):
            problems.append(f"{run}: TensorBoard's hyperparameters have no such run with its metrics")
        graph = shown["graphs"].get(run) if isinstance(shown["graphs"], dict) else None
        if not graph or not (graph["run_graph"] or any(tag["conceptual_graph"] for tag in graph["tags"].values())):
            problems.append(f"{run}: TensorBoard shows no graph")
        if results["lab"] == "Lab09_2.TensorBoard":
            every = list(range(3000))
            scalar(run, "loss", every)
            scalar(run, "accuracy", every)
            for tag in histograms:
                found = shown["histograms"].get(run, {}).get(tag)
                checked += 1
                if found is None or (found["recorded"], found["last_step"], found["buckets"]) != (3000, 2999, 30):
                    problems.append(f"{run}: histogram {tag} is shown as {found}, the lab wrote 3000 steps of 30 buckets")
        elif results["lab"] == "Lab09_1.Xor":
            scalar(run, "loss", steps)
        else:
            scalar(run, "train_loss", steps)
            scalar(run, "train_accuracy", steps)
            scalar(run, "test_accuracy", [step["step"] for step in result["steps"] if "test_accuracy" in step])
            weights = [f"{layer}/{part}" for layer in layers[results["lab"]] for part in ("kernel", "bias")]
            outputs = [f"activation{end}/output" for end in ("", "_1")] + [layers[results["lab"]][-1] + "/output"]
            if result["name"] == "deep-xavier":
                weights += [f"dense_{i}/{part}" for i in (3, 4) for part in ("kernel", "bias")]
                outputs[-1] = "dense_4/output"
            for tag in weights + outputs:
                found = shown["histograms"].get(run, {}).get(tag)
                checked += 1
                if found is None or found["last_step"] != 467:
                    problems.append(f"{run}: histogram {tag} is shown as {found}, expected one until step 467")
            checked += 1
            if shown["images"].get(run, {}).get("wrong_digits", {}).get("samples", 0) < 10:
                problems.append(f"{run}: TensorBoard shows no digits that are taken for others")
            if steps != list(range(468)):
                problems.append(f"{run}: the lab recorded {len(steps)} steps, expected 468")
print(f"{checked} tags compared")
print("\n".join(problems))
sys.exit(1 if problems or not checked else 0)
