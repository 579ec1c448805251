namespace Rung.Tensors.Tokenizers.Algorithms.Bpe;

/// <summary>
/// Where a text can be cut without changing its tokens: between two characters that stand side by side in no token that a
/// merge makes. No merge ever crosses such a place, so both sides can be encoded for themselves, and found in the cache,
/// where SentencePiece's models see a whole text as one word. A bit table may say no where yes were right; never the reverse.
/// </summary>
internal sealed class SafeCuts
{
    private const int TableBits = 19;

    private readonly ulong[] _neighbours = new ulong[1 << (TableBits - 6)];

    private SafeCuts()
    {
    }

    /// <summary>The cuts of a model; none where its merges are not a matter of characters alone.</summary>
    public static SafeCuts? For(BpeSettings settings, IEnumerable<(int Left, int Right, string Merged)> merges)
    {
        // An unknown character must be its bytes, for two unknown ones that are fused must not be cut apart.
        if (settings.Bytes is not { AreComplete: true } bytes || settings.IgnoresMerges
            || settings.ContinuingPrefix.Length > 0 || settings.EndSuffix.Length > 0)
        {
            return null;
        }

        var cuts = new SafeCuts();
        foreach (var (left, right, merged) in merges)
        {
            if (bytes.Contains(left) || bytes.Contains(right))
            {
                return null;
            }

            cuts.Add(merged);
        }

        return cuts;
    }

    /// <summary>The end of the part that starts at <paramref name="start"/>.</summary>
    public int EndOfPart(ReadOnlySpan<char> text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (!AreNeighbours(text[i - 1], text[i]) && !char.IsLowSurrogate(text[i]))
            {
                return i;
            }
        }

        return text.Length;
    }

    private void Add(string token)
    {
        for (var i = 1; i < token.Length; i++)
        {
            var place = PlaceOf(token[i - 1], token[i]);
            _neighbours[place >> 6] |= 1UL << (place & 63);
        }
    }

    private bool AreNeighbours(char left, char right)
    {
        var place = PlaceOf(left, right);
        return ((_neighbours[place >> 6] >> (place & 63)) & 1) != 0;
    }

    private static int PlaceOf(char left, char right) => (int)(((((uint)left << 16) | right) * 0x9E37_79B1) >> (32 - TableBits));
}
