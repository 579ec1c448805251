namespace Rung.Tensors.Tokenizers.Algorithms.Bpe;

/// <summary>
/// The same merges as <see cref="PlainMerging"/>, the candidates kept in a queue by rank and place, the symbols in a list whose
/// links skip the merged ones: n·log n for a text that nothing splits.
/// </summary>
internal static class QueueMerging
{
    public static void Merge(SymbolList list, MergeTable merges)
    {
        var symbols = list.Symbols;
        var count = symbols.Length;
        var (next, previous) = (new int[count], new int[count]);
        var queue = new PriorityQueue<(int Left, int LeftId, int RightId), long>(count);
        for (var i = 0; i < count; i++)
        {
            (next[i], previous[i]) = (i + 1, i - 1);
            Offer(queue, merges, symbols, i, i + 1);
        }

        while (queue.TryDequeue(out var candidate, out _))
        {
            var (left, right) = (candidate.Left, next[candidate.Left]);

            // One of the two has been merged since: what became of it was offered anew.
            if (right >= count || symbols[left].Id != candidate.LeftId || symbols[right].Id != candidate.RightId)
            {
                continue;
            }

            var merged = merges.Of(candidate.LeftId, candidate.RightId).Id;
            symbols[left] = new Symbol(merged, symbols[left].Start, symbols[right].End);
            symbols[right] = symbols[right] with { Id = -1 };
            next[left] = next[right];
            if (next[left] < count)
            {
                previous[next[left]] = left;
            }

            Offer(queue, merges, symbols, previous[left], left);
            Offer(queue, merges, symbols, left, next[left]);
        }

        Close(list);
    }

    private static void Offer(
        PriorityQueue<(int Left, int LeftId, int RightId), long> queue, MergeTable merges, ReadOnlySpan<Symbol> symbols, int left, int right)
    {
        if (left < 0 || right >= symbols.Length)
        {
            return;
        }

        var (rank, _) = merges.Of(symbols[left].Id, symbols[right].Id);
        if (rank != MergeTable.NoRank)
        {
            queue.Enqueue((left, symbols[left].Id, symbols[right].Id), ((long)rank << 32) | (uint)left);
        }
    }

    private static void Close(SymbolList list)
    {
        var length = 0;
        foreach (var symbol in list.Symbols)
        {
            if (symbol.Id >= 0)
            {
                list.Symbols[length++] = symbol;
            }
        }

        list.Count = length;
    }
}
