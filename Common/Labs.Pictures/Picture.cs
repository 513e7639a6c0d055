using ScottPlot;
using ScottPlot.MultiplotLayouts;
using SkiaSharp;

namespace Labs.Pictures;

/// <summary>Panels side by side and one below the other, in one file. The same panels give the same file.</summary>
public sealed class Picture
{
    private readonly Multiplot plots = new();
    private readonly int width;
    private readonly int height;

    /// <summary>A picture of so many panels.</summary>
    /// <param name="columns">Panels in a row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="width">Of a panel, in pixels.</param>
    /// <param name="height">Of a panel, in pixels.</param>
    public Picture(int columns = 1, int rows = 1, int width = 600, int height = 380)
    {
        (this.width, this.height) = (columns * width, rows * height);
        plots.AddPlots(columns * rows);
        plots.Layout = new Grid(rows, columns);
        Panels = [.. plots.GetPlots().Select(plot => new Panel(plot))];
    }

    /// <summary>Row by row, from the left.</summary>
    public IReadOnlyList<Panel> Panels { get; }

    /// <summary>Writes the picture: SVG where the name ends in .svg, else PNG. To a temporary name and renamed, so that it is always whole.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string file)
    {
        var full = Path.GetFullPath(file);
        var temporary = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (var stream = File.Create(temporary))
            {
                if (full.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)) WriteSvg(stream);
                else WritePng(stream);
            }
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--picture: '{full}' cannot be written ({error.Message.TrimEnd('.')}), expected a file in a folder that can be written", error);
        }
    }

    private void WriteSvg(Stream stream)
    {
        using var canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), stream);
        Render(canvas);
    }

    private void WritePng(Stream stream)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        Render(surface.Canvas);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        png.SaveTo(stream);
    }

    private void Render(SKCanvas canvas)
    {
        canvas.Clear(SKColors.White);
        plots.Render(canvas, new PixelRect(0, width, height, 0));
    }
}
