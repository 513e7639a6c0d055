using System.CommandLine;
using Labs.Checkpoints;
using Labs.KerasFiles;

namespace Tfview;

/// <summary>The tool's command line.</summary>
internal static class CommandLine
{
    public const int Well = 0, Damaged = 1, Usage = 2;

    /// <summary>Runs a command.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        var json = new Option<bool>("--json") { Description = "Everything as JSON.", Recursive = true };
        var csv = new Option<bool>("--csv") { Description = "The table as CSV.", Recursive = true };
        var logs = new Argument<string>("DIR|FILE") { Description = "A directory of runs, or an event file." };
        var saved = new Argument<string>("PREFIX|FILE") { Description = "A checkpoint's prefix, a directory of checkpoints, or a .h5 or .keras file." };
        var events = new Command("events", "Tags of TensorBoard's event files, with steps and last values.") { logs };
        var checkpoint = new Command("checkpoint", "Variables of a TensorFlow checkpoint or of a Keras file.") { saved };
        var root = new RootCommand("Shows what is in event files, checkpoints and Keras' files. Exit code 1: something is damaged; 2: the command line is wrong.") { events, checkpoint };
        root.Options.Add(json);
        root.Options.Add(csv);
        events.SetAction(parsed => Show(parsed, () => EventsReport.Of(parsed.GetRequiredValue(logs))));
        checkpoint.SetAction(parsed => Show(parsed, () => SavedReport.Of(parsed.GetRequiredValue(saved))));
        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            errors.WriteLine($"error: {result.Errors[0].Message} See tfview --help.");
            return Usage;
        }
        return result.Invoke(new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false });

        int Show(ParseResult parsed, Func<Report> read)
        {
            if (parsed.GetValue(json) && parsed.GetValue(csv))
            {
                errors.WriteLine("error: --json and --csv: one of them expected. See tfview --help.");
                return Usage;
            }
            Report report;
            try
            {
                report = read();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or CheckpointException or KerasFileException)
            {
                report = new Report();
                report.Damage.Add(e.Message);
            }
            if (parsed.GetValue(json)) report.WriteJson(output);
            else if (parsed.GetValue(csv)) report.WriteCsv(output);
            else report.WriteText(output);
            foreach (var damage in report.Damage) errors.WriteLine($"error: {TextTable.OneLine(damage)}");
            return report.Damage.Count > 0 ? Damaged : Well;
        }
    }
}
