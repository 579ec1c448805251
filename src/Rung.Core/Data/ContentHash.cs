using System.Security.Cryptography;
using System.Text;

namespace Rung.Core.Data;

/// <summary>The SHA-256 of some content, which names it: equal content has an equal name, on every machine.</summary>
public readonly record struct ContentHash
{
    private const int HexLength = 64;
    private const int ShortLength = 12;

    private readonly string? _hex;

    private ContentHash(string hex) => _hex = hex;

    /// <summary>The first 12 hexadecimal digits: enough to tell datasets and candidates apart on a screen.</summary>
    public string Short => ToString()[..ShortLength];

    public static ContentHash Of(ReadOnlySpan<byte> content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));

    public static ContentHash Of(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Of(Encoding.UTF8.GetBytes(content));
    }

    /// <summary>Reads 64 lower-case hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is not a SHA-256 in that spelling.</exception>
    public static ContentHash Parse(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        return hex.Length == HexLength && hex.All(char.IsAsciiHexDigitLower)
            ? new ContentHash(hex)
            : throw new FormatException($"'{hex}' is not a SHA-256: 64 lower-case hexadecimal digits are expected.");
    }

    /// <summary>All 64 digits.</summary>
    public override string ToString() => _hex ?? new string('0', HexLength);
}
