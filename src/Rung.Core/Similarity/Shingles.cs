namespace Rung.Core.Similarity;

/// <summary>The runs of a few characters of a text, as 32-bit hashes. Blanks before and behind let the ends count as much as the middle.</summary>
internal static class Shingles
{
    private const char Outside = '\u0003';
    private const ulong Odd = 0x9E3779B97F4A7C15;

    public static int CountOf(string text, int size) => text.Length + size - 1;

    /// <summary>Writes the hash of each shingle, <see cref="CountOf"/> of them, in the order of the text.</summary>
    public static void Hash(string text, int size, Span<uint> hashes)
    {
        for (var start = 1 - size; start < text.Length; start++)
        {
            var hash = 0UL;
            for (var i = start; i < start + size; i++)
            {
                var character = (uint)i < (uint)text.Length ? text[i] : Outside;
                hash = unchecked((hash ^ character) * Odd);
                hash ^= hash >> 29;
            }

            hashes[start + size - 1] = (uint)(unchecked(hash * Odd) >> 32);
        }
    }
}
