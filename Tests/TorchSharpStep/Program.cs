using System.Globalization;
using Benchmarks;
using TorchSharp;
using static TorchSharp.torch;

// The step of Tests/Benchmarks/GrowthBenchmark.cs in TorchSharp: width, batch, depth, threads; prints [seconds, peak megabytes].
var (width, batch, depth) = (Number(0), Number(1), Number(2));
set_num_threads(Number(3));
random.manual_seed(1);
var x = randn(batch, width);
var y = randn(batch, 10);
var layers = new List<(string, nn.Module<Tensor, Tensor>)>();
for (var i = 0; i < depth; i++)
{
    layers.Add(($"dense{i}", nn.Linear(width, width)));
    if (i < depth - 1) layers.Add(($"relu{i}", nn.ReLU()));
}
layers.Add(("last", nn.Linear(width, 10)));
var model = nn.Sequential(layers);
var optimizer = optim.Adam(model.parameters(), .001);
StepTime.Print(() =>
{
    using var scope = NewDisposeScope();
    optimizer.zero_grad();
    var loss = (model.forward(x) - y).square().mean();
    loss.backward();
    optimizer.step();
});

int Number(int argument) => int.Parse(args[argument], CultureInfo.InvariantCulture);
