using System.Diagnostics;

namespace Tensorflow.Tests.Keras.Files;

/// <summary>Python's Keras: LABS_ORACLE is a program that runs a script with it.</summary>
internal static class Oracle
{
    public static string? Program => Environment.GetEnvironmentVariable("LABS_ORACLE");

    // Most of a minute is the import of TensorFlow on a busy machine. Keras reads some damaged configurations without end.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    /// <summary>Runs a script; what it prints is in the message where it fails.</summary>
    public static void Run(string script, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.py");
        File.WriteAllText(file, script);
        try
        {
            var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])[file, .. arguments]) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Longest))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail($"The script did not end within {Longest.TotalMinutes} minutes. {output.Result}{errors.Result}");
            }
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output.Result + errors.Result);
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>A test that needs Python's Keras.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OracleFactAttribute : FactAttribute
{
    public OracleFactAttribute() => Skip = Oracle.Program is null ? "NOT RUN: LABS_ORACLE names no Python with Keras." : null;
}
