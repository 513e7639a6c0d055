using Labs.Common;
using Labs.Pictures;

namespace Study4.WeightInitialization;

internal static class Drawing
{
    public static readonly LabOption<string?> picture = LabOption.Picture();

    // The uniform ones look like the normal ones.
    private static readonly string[] drawn = ["N(0, 1)", "N(0, .01^2)", "Xavier normal", "He normal"];

    public static void Draw(LabRun run, List<Layers> all) =>
        run.Picture(picture, "Activations layer by layer", "Histograms of five layers' outputs, a row for each way to begin: sigmoid's pile up at 0 and 1 under N(0, 1), at one half under N(0, .01^2), and are spread under Xavier; ReLU's die away under N(0, .01^2) and stay spread under He.",
            file =>
            {
                var rows = all.Where(layers => drawn.Contains(layers.Weights)).ToList();
                var picture = new Picture(columns: 5, rows: rows.Count, width: 210, height: 140);
                for (var row = 0; row < rows.Count; row++)
                {
                    for (var layer = 0; layer < 5; layer++)
                    {
                        // ReLU's zeros would hide all else: those above 0 are drawn.
                        var outputs = rows[row].Activation == "relu" ? [.. rows[row].Outputs[layer].Where(output => output > 0)] : rows[row].Outputs[layer];
                        var to = rows[row].Activation == "relu" && rows[row].Weights == "N(0, 1)" ? Math.Max(1, outputs.Max()) : rows[row].Activation == "relu" ? 5 : 1;
                        picture.Panels[(row * 5) + layer].Histogram(outputs, 0, to, 30).Captioned($"{rows[row].Activation}, {rows[row].Weights}, layer {layer + 1}");
                    }
                }
                picture.Save(file);
            });
}
