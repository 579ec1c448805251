namespace Rung.Tensors.Tokenizers.Algorithms.Bpe;

/// <summary>The merges of <see cref="PlainMerging"/> for a word, each pair looked up once: a merge changes no ranks but its neighbours'.</summary>
internal static class WordMerging
{
    /// <summary>The longest word it is for; beyond, the queue is faster.</summary>
    public const int LongestWord = 64;

    public static void Merge(SymbolList list, MergeTable merges)
    {
        Span<int> ranks = stackalloc int[LongestWord];
        Span<int> ids = stackalloc int[LongestWord];
        for (var i = 0; i + 1 < list.Count; i++)
        {
            (ranks[i], ids[i]) = merges.Of(list.Symbols[i].Id, list.Symbols[i + 1].Id);
        }

        while (list.Count > 1)
        {
            var best = LeftmostLowest(ranks[..(list.Count - 1)]);
            if (ranks[best] == MergeTable.NoRank)
            {
                return;
            }

            Apply(list, merges, ranks, ids, best);
        }
    }

    private static int LeftmostLowest(ReadOnlySpan<int> ranks)
    {
        var best = 0;
        for (var i = 1; i < ranks.Length; i++)
        {
            best = ranks[i] < ranks[best] ? i : best;
        }

        return best;
    }

    private static void Apply(SymbolList list, MergeTable merges, Span<int> ranks, Span<int> ids, int at)
    {
        var symbols = list.Symbols;
        symbols[at] = new Symbol(ids[at], symbols[at].Start, symbols[at + 1].End);
        symbols[(at + 2)..].CopyTo(symbols[(at + 1)..]);
        ranks[(at + 1)..list.Count].CopyTo(ranks[at..]);
        ids[(at + 1)..list.Count].CopyTo(ids[at..]);
        list.Count--;
        if (at > 0)
        {
            (ranks[at - 1], ids[at - 1]) = merges.Of(symbols[at - 1].Id, symbols[at].Id);
        }

        if (at + 1 < list.Count)
        {
            (ranks[at], ids[at]) = merges.Of(symbols[at].Id, symbols[at + 1].Id);
        }
    }
}
