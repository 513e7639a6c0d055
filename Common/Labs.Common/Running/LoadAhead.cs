using Labs.TensorBoard;

namespace Labs.Common;

/// <summary>
/// Lets the runtime load on a second core what a lab's first lines need, while the program reads its command line: its first loss is printed sooner. Changes nothing that the
/// program can see.
/// </summary>
internal static class LoadAhead
{
    public static void Begin()
    {
        if (Environment.ProcessorCount > 1)
            new Thread(Run) { IsBackground = true, Name = "Load ahead" }.Start();
    }

    private static void Run()
    {
        EngineLayers.FirstStep();
        SummaryWriter.FirstRecord();
    }
}
