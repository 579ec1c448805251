using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Core.Statistics;

namespace Rung.Engine.Climbing;

/// <summary>Where one candidate stands while the climb goes on.</summary>
public sealed record CandidateProgress
{
    public required string Name { get; init; }

    public required RungKind Rung { get; init; }

    public required CandidatePhase Phase { get; init; }

    /// <summary>The finished share of the phase, in [0, 1].</summary>
    public double Share { get; init; }

    /// <summary>Attempts done in this phase, where it counts attempts.</summary>
    public int Done { get; init; }

    /// <summary>Attempts that the phase needs, where it counts attempts.</summary>
    public int Total { get; init; }

    /// <summary>The quality as of the last look, with its interval.</summary>
    public Estimate? Quality { get; init; }

    /// <summary>The mean score of this phase so far, where it counts attempts.</summary>
    public double? RunningMean { get; init; }

    /// <summary>Attempts a second in this phase.</summary>
    public double? PerSecond { get; init; }

    /// <summary>What all candidates of this climb have spent so far; <see langword="null"/> is unknown.</summary>
    public Money? Spent { get; init; }

    /// <summary>What the task lets a climb spend; <see langword="null"/>: no limit.</summary>
    public Money? Budget { get; init; }

    /// <summary>Why it ended in its phase, where it did.</summary>
    public string? Why { get; init; }
}
