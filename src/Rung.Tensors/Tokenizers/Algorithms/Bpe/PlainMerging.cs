namespace Rung.Tensors.Tokenizers.Algorithms.Bpe;

/// <summary>
/// The definition of byte-pair encoding: of all neighbours that merge, those of the lowest rank, and of these the leftmost,
/// become one; again until none do. Its time grows with the square of the length: for words, and as the reference.
/// </summary>
internal static class PlainMerging
{
    public static void Merge(SymbolList list, MergeTable merges)
    {
        while (true)
        {
            var symbols = list.Symbols;
            var (best, bestRank, bestId) = (-1, MergeTable.NoRank, -1);
            for (var i = 0; i + 1 < symbols.Length; i++)
            {
                var (rank, id) = merges.Of(symbols[i].Id, symbols[i + 1].Id);
                if (rank < bestRank)
                {
                    (best, bestRank, bestId) = (i, rank, id);
                }
            }

            if (best < 0)
            {
                return;
            }

            symbols[best] = new Symbol(bestId, symbols[best].Start, symbols[best + 1].End);
            symbols[(best + 2)..].CopyTo(symbols[(best + 1)..]);
            list.Count--;
        }
    }
}
