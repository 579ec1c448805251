namespace Rung.Core.Similarity;

/// <summary>The runs of a few characters of a text, as 32-bit hashes. Blanks before and behind let the ends count as much as the middle.</summary>
internal static class Shingles
{
    private const char Outside = '\u0003';
    private const int BitsPerCharacter = 16;
    private const int CharactersInWindow = sizeof(ulong) / sizeof(char);
    private const ulong Odd = 0x9E3779B97F4A7C15;

    public static int CountOf(string text, int size) => text.Length + size - 1;

    /// <summary>Writes the hash of each shingle, <see cref="CountOf"/> of them, in the order of the text.</summary>
    public static void Hash(string text, int size, Span<uint> hashes)
    {
        if (size <= CharactersInWindow)
        {
            HashWindows(text, size, hashes);
            return;
        }

        for (var start = 1 - size; start < text.Length; start++)
        {
            var hash = 0UL;
            for (var i = start; i < start + size; i++)
            {
                hash = unchecked((hash ^ CharacterAt(text, i)) * Odd);
                hash ^= hash >> 29;
            }

            hashes[start + size - 1] = (uint)(unchecked(hash * Odd) >> 32);
        }
    }

    // A shingle that fits into a number is mixed as one.
    private static void HashWindows(string text, int size, Span<uint> hashes)
    {
        var mask = size == CharactersInWindow ? ulong.MaxValue : (1UL << (BitsPerCharacter * size)) - 1;
        var window = 0UL;
        for (var i = 0; i < size; i++)
        {
            window = (window << BitsPerCharacter) | Outside;
        }

        for (var i = 0; i < text.Length + size - 1; i++)
        {
            window = ((window << BitsPerCharacter) | CharacterAt(text, i)) & mask;
            var hash = unchecked(window * Odd);
            hash ^= hash >> 29;
            hashes[i] = (uint)(unchecked(hash * Odd) >> 32);
        }
    }

    private static char CharacterAt(string text, int place) => (uint)place < (uint)text.Length ? text[place] : Outside;
}
