namespace Rung.Tensors.Kernels.Attention;

/// <summary>
/// Rows of queries that see rows of keys, and no others: a sequence of a packed batch, a prompt, or one token and its
/// cache. The last query stands at the last key.
/// </summary>
/// <param name="QueryStart">The first row of queries.</param>
/// <param name="QueryCount">How many.</param>
/// <param name="KeyStart">The first row of keys and values.</param>
/// <param name="KeyCount">How many; causal, at least <paramref name="QueryCount"/>.</param>
internal readonly record struct AttentionSegment(int QueryStart, int QueryCount, int KeyStart, int KeyCount)
{
    /// <summary>A sequence that looks at itself.</summary>
    public static AttentionSegment Self(int start, int count) => new(start, count, start, count);

    /// <summary>The keys that a query sees.</summary>
    /// <param name="query">Its number in the segment.</param>
    /// <param name="shape">What decides it.</param>
    public (int First, int End) KeysOf(int query, AttentionShape shape)
    {
        if (!shape.IsCausal)
        {
            return (0, KeyCount);
        }

        var end = KeyCount - QueryCount + query + 1;
        return (shape.Window > 0 ? Math.Max(end - shape.Window, 0) : 0, end);
    }
}
