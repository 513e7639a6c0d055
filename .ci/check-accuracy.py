"""Compares the accuracy that Keras finds with a restored checkpoint with the lab's own. usage: check-accuracy.py RESTORED.json RESULTS.json RUN"""
import json, sys

restored = json.load(open(sys.argv[1]))
run = next(run for run in json.load(open(sys.argv[2]))["runs"] if run["name"] == sys.argv[3])
ours, keras = run["test_accuracy"], restored["test_accuracy"]
print(f"{sys.argv[3]}: Keras {keras}, ours {ours}, consumed {restored['consumed']}")
# Ten thousand images: the two are the same number of them.
sys.exit(0 if restored["consumed"] and round(ours * 10000) == round(keras * 10000) else 1)
