using Labs.Common.Data;

namespace Labs.Common.Tests.Data;

/// <summary>The built-in digits, drawn once for all tests, and a folder that holds them as files.</summary>
public sealed class BuiltDigits : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BuiltDigits()
    {
        Images = BuiltInDigits.Draw();
        DataExport.Write(Folder, Images);
    }

    public DigitImages Images { get; }

    public string Folder => _folder["digits"];

    public void Dispose() => _folder.Dispose();
}

/// <summary>Shares one drawing among the test classes that ask for it.</summary>
[CollectionDefinition(nameof(BuiltDigits))]
public sealed class BuiltDigitsShared : ICollectionFixture<BuiltDigits>;
