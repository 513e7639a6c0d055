using System.Security.Cryptography;

namespace Labs.Common.Data;

/// <summary>Tells what images are from the SHA-256 of their uncompressed IDX files, which is the same however they are stored.</summary>
internal static class KnownContent
{
    private static readonly string[] Mnist =
    [
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    ];

    private static readonly string[] Digits =
    [
        "2f1f722ffe9789e78fb330929ad0484affb1667c3ca58730a3cde27a225ca12d",
        "455a8d6924acdf456d5660caecf8fa876435020cc15174873963d4cedd66e433",
        "efd431e688a00160d6a3cbcec7c6ed35e0a8773c2f3e733205e876f1fee845d5",
        "c849373a5df465da3681e7e69371709ee2119517cc2fe39da7cf9aaf5bbbff2c",
    ];

    /// <summary>The SHA-256 of a known set's file of this part, in lower-case hexadecimal.</summary>
    public static string Sha256(DigitKind kind, DigitPart part) => (kind switch
    {
        DigitKind.Mnist => Mnist,
        DigitKind.Digits => Digits,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no content of its own"),
    })[DigitPart.All.ToList().IndexOf(part)];

    /// <summary>The SHA-256 of the part as an uncompressed IDX file, in lower-case hexadecimal.</summary>
    public static string Sha256(DigitPart part, byte[] values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(IdxFile.Header(part, values.Length / part.ItemBytes));
        hash.AppendData(values);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <param name="arrays">In the order of <see cref="DigitPart.All"/>.</param>
    public static DigitKind KindOf(IReadOnlyList<byte[]> arrays)
    {
        var hashes = DigitPart.All.Select((part, i) => Sha256(part, arrays[i])).ToArray();
        return hashes.SequenceEqual(Mnist) ? DigitKind.Mnist : hashes.SequenceEqual(Digits) ? DigitKind.Digits : DigitKind.Other;
    }
}
