namespace Rung.Retrieval.Reranking;

/// <summary>How a lexical reranker is learnt.</summary>
public sealed record LexicalRerankerOptions
{
    /// <summary>Folds of the cross-validation that chooses the learner; at least 2. Default: 3.</summary>
    public int Folds { get; init; } = 3;

    /// <summary>Of the folds and of what trees draw. Default: 0.</summary>
    public ulong Seed { get; init; }

    internal void Validate() => ArgumentOutOfRangeException.ThrowIfLessThan(Folds, 2, nameof(Folds));
}
