using System.Collections.Immutable;

namespace Rung.Tensors.Training.Encoders;

/// <summary>A text and one that belongs to it; all texts that belong to others of the batch do not. Special tokens included.</summary>
public sealed class ContrastiveExample
{
    /// <param name="anchor">The text that is asked with: a question.</param>
    /// <param name="positive">The one that belongs to it: the passage that answers it.</param>
    /// <param name="negatives">Texts that look as if they belonged to it and do not; they are compared with every anchor of the batch.</param>
    public ContrastiveExample(ReadOnlySpan<int> anchor, ReadOnlySpan<int> positive, IEnumerable<ReadOnlyMemory<int>>? negatives = null)
    {
        Anchor = [.. anchor];
        Positive = [.. positive];
        Negatives = [.. (negatives ?? []).Select(negative => negative.Span.ToArray().ToImmutableArray())];
    }

    public ImmutableArray<int> Anchor { get; }

    public ImmutableArray<int> Positive { get; }

    public ImmutableArray<ImmutableArray<int>> Negatives { get; }

    internal IEnumerable<ImmutableArray<int>> Texts => Negatives.Prepend(Positive).Prepend(Anchor);
}
