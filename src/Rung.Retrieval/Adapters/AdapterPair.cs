using System.Collections.Immutable;

namespace Rung.Retrieval.Adapters;

/// <summary>A question and the passages that answer it, to learn from.</summary>
public sealed record AdapterPair
{
    /// <summary>The embedding of the question.</summary>
    public required ReadOnlyMemory<float> Query { get; init; }

    /// <summary>The numbers of the passages that answer it; at least one.</summary>
    public required ImmutableArray<int> Gold { get; init; }

    /// <summary>
    /// The numbers of passages that look right and are not, such as BM25's best wrong ones: they teach most.
    /// </summary>
    public ImmutableArray<int> HardNegatives { get; init; } = [];

    /// <summary>What the question belongs to, such as its document: the pairs of one group stay together in folds.</summary>
    public required string Group { get; init; }
}
