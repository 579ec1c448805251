namespace Rung.Retrieval.Adapters;

/// <summary>How an adapter is learnt.</summary>
public sealed record QueryAdapterOptions
{
    /// <summary>Folds of the cross-validation that chooses among ways to learn; at least 2. Default: 3.</summary>
    public int Folds { get; init; } = 3;

    /// <summary>Passes over the pairs, at most; cross-validation stops earlier. Default: 30.</summary>
    public int MostEpochs { get; init; } = 30;

    /// <summary>Pairs whose passages are each other's wrong answers. Default: 64.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>By what similarities are divided before the softmax. Default: 0.05.</summary>
    public double Temperature { get; init; } = 0.05;

    /// <summary>Of folds, first values and orders. Default: 0.</summary>
    public ulong Seed { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Folds, 2, nameof(Folds));
        ArgumentOutOfRangeException.ThrowIfLessThan(MostEpochs, 1, nameof(MostEpochs));
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1, nameof(BatchSize));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature, nameof(Temperature));
    }
}
