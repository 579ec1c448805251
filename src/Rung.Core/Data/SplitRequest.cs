namespace Rung.Core.Data;

/// <summary>What is to be carved out of some examples.</summary>
public sealed record SplitRequest
{
    /// <summary>How many examples, from 0 to as many as there are.</summary>
    public required int Count { get; init; }

    /// <summary>Decides which, as far as labels, groups, twins and times leave it open.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Whether the expected outputs are labels, whose shares are kept as far as <see cref="By"/> leaves it open. Default: false.</summary>
    public bool IsStratified { get; init; }

    public SplitBy By { get; init; } = SplitBy.Random;

    /// <summary>The twins that stay together; <see langword="null"/>: only examples without a group and with word for word the same input do.</summary>
    public Twins? Twins { get; init; }
}
