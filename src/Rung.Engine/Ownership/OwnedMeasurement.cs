using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Core.Statistics;

namespace Rung.Engine.Ownership;

/// <summary>What is known of a candidate that its owner would pay for.</summary>
public sealed record OwnedMeasurement
{
    public required Candidate Candidate { get; init; }

    /// <summary>The calls that were made, or counted; what they cost is taken from their tokens where there is a price.</summary>
    public required ImmutableArray<Attempt> Attempts { get; init; }

    public Estimate? Quality { get; init; }

    public LatencySummary? Latency { get; init; }

    /// <summary>What its model's tokens cost; <see langword="null"/>: its calls say themselves what they cost, or nobody knows.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>Whether its prompts begin alike, so that how much is read from the provider's cache depends on how close calls follow each other.</summary>
    public bool SharesBeginning { get; init; }

    /// <summary>Whether Rung wrote it by itself, so that nobody has to be paid for that.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>How likely it will serve as hoped; <see langword="null"/>: nothing speaks against it, or it surely will not.</summary>
    public SuccessChance? Success { get; init; }

    /// <summary>Dollars before the first call, where the team says so.</summary>
    public Quantity? OneOff { get; init; }

    /// <summary>Dollars a month, where the team says so.</summary>
    public Quantity? Monthly { get; init; }
}
