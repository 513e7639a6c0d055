// Runs labs and sets their results beside the slides': run-labs [run [LAB...]] | list | report | data export DIR.
using System.Globalization;
using System.Text;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
if (Console.OutputEncoding.CodePage != Encoding.UTF8.CodePage)
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Words.Choose(args);
try
{
    return RunLabs.Commands.Run(args);
}
catch (UsageException error)
{
    ErrorLine.Write(error, verbose: false);
    return LabProgram.Usage;
}
#pragma warning disable CA1031 // Whatever goes wrong is told to the user in one line.
catch (Exception error)
#pragma warning restore CA1031
{
    ErrorLine.Write(error, args.Contains("--verbose"));
    return LabProgram.Failed;
}
