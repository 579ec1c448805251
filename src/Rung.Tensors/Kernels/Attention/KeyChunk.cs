namespace Rung.Tensors.Kernels.Attention;

/// <summary>Some of the keys that a query sees, with one head of them.</summary>
/// <param name="Segment">Whose keys.</param>
/// <param name="Query">The query's number in the segment.</param>
/// <param name="KeyHead">The head of the keys.</param>
/// <param name="First">The first key in the segment.</param>
/// <param name="Count">How many; none where the mask hides all of them.</param>
internal readonly record struct KeyChunk(AttentionSegment Segment, int Query, int KeyHead, int First, int Count)
{
    /// <summary>Where the first key or value begins.</summary>
    public nint KeyAt(AttentionShape shape) => (((nint)Segment.KeyStart + First) * shape.KeyWidth) + (KeyHead * shape.HeadSize);

    /// <summary>Where the first of the query's heads begins that share this head of keys.</summary>
    public nint QueryAt(AttentionShape shape) =>
        (((nint)Segment.QueryStart + Query) * shape.QueryWidth) + (KeyHead * shape.GroupSize * shape.HeadSize);
}
