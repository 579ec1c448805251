namespace Rung.Tensors.Kernels.Attention;

/// <summary>What must hold before pointers are followed.</summary>
internal static class AttentionCheck
{
    public static void Shape(AttentionShape shape)
    {
        if (shape.HeadSize <= 0 || shape.KeyHeads <= 0 || shape.Heads % shape.KeyHeads != 0 || shape.Window < 0
            || (shape.Window > 0 && !shape.IsCausal))
        {
            throw new ArgumentException(
                $"{shape} has no groups of heads, or a window that is not causal.", nameof(shape));
        }
    }

    public static void Rows(AttentionShape shape, ReadOnlySpan<AttentionSegment> segments, int queries, int keys)
    {
        foreach (var segment in segments)
        {
            var fits = segment is { QueryStart: >= 0, QueryCount: >= 0, KeyStart: >= 0, KeyCount: >= 0 }
                && ((long)segment.QueryStart + segment.QueryCount) * shape.QueryWidth <= queries
                && ((long)segment.KeyStart + segment.KeyCount) * shape.KeyWidth <= keys
                && (segment.KeyCount >= segment.QueryCount || !shape.IsCausal)
                && (segment.KeyCount > 0 || segment.QueryCount == 0);
            if (!fits)
            {
                throw new ArgumentException(
                    $"{segment} does not fit {queries} values of queries and {keys} of keys.", nameof(segments));
            }
        }
    }
}
