using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rung.Retrieval.Safety;

/// <summary>Makes a word that none of some texts contain.</summary>
internal static class Boundary
{
    private const int Digits = 16;

    /// <summary>
    /// A text cannot hold the word by design: the word is a hash of the text. By chance it does once in 2^64; then the next is taken.
    /// </summary>
    public static string Choose(string seed, IReadOnlyList<string> texts)
    {
        for (var attempt = 0; ; attempt++)
        {
            var word = Word(seed, texts, attempt);
            if (texts.All(text => !text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                return word;
            }
        }
    }

    private static string Word(string seed, IReadOnlyList<string> texts, int attempt)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(seed));
        foreach (var text in texts.Append(attempt.ToString(CultureInfo.InvariantCulture)))
        {
            hash.AppendData(BitConverter.GetBytes(text.Length));
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }
}
