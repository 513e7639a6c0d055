using System.Security.Cryptography;

namespace Tensorflow.Keras.Utils;

/// <summary>What a file's content is known by.</summary>
/// <param name="Algorithm">SHA-256, or MD5.</param>
/// <param name="Digits">In hexadecimal, lower case.</param>
internal sealed record FileHash(HashAlgorithmName Algorithm, string Digits)
{
    private const int Sha256Digits = 64;
    private const int Md5Digits = 32;

    /// <summary>As Keras' get_file is given it.</summary>
    /// <exception cref="ValueError">There is no such algorithm, or it has another number of digits.</exception>
    public static FileHash Of(string digits, string algorithm)
    {
        var isSha256 = algorithm switch
        {
            "auto" => digits.Length == Sha256Digits,
            "sha256" => true,
            "md5" => false,
            _ => throw new ValueError($"hash_algorithm \"{algorithm}\" is not known: sha256, md5 or auto expected."),
        };
        if (digits.Length != (isSha256 ? Sha256Digits : Md5Digits) || !digits.All(char.IsAsciiHexDigit))
            throw new ValueError($"The hash \"{digits}\" is no {(isSha256 ? "SHA-256 of 64" : "MD5 of 32")} hexadecimal digits.");
        return new(isSha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.MD5, digits.ToLowerInvariant());
    }

    /// <summary>Whether it is this file's.</summary>
    public bool Fits(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(CryptographicOperations.HashData(Algorithm, file)) == Digits;
    }
}
