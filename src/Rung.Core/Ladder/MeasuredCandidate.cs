using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Statistics;

namespace Rung.Core.Ladder;

/// <summary>A candidate with all that a climb found out about it.</summary>
public sealed record MeasuredCandidate
{
    public required Candidate Candidate { get; init; }

    public required CandidateState State { get; init; }

    /// <summary>Why it is in that state, for a person.</summary>
    public required string Why { get; init; }

    /// <summary>On dev, or by cross-validation on train; <see langword="null"/> where it did not get that far.</summary>
    public Estimate? Dev { get; init; }

    public Estimate? Test { get; init; }

    /// <summary>
    /// What is held against the bar: <see cref="Test"/> with an interval widened (Bonferroni) for the number of deployable
    /// finalists, since the best of several is more often lucky than one alone.
    /// </summary>
    public Estimate? AgainstBar { get; init; }

    /// <summary>
    /// On the test examples that have no twin in train or dev; <see langword="null"/> where no test example has one. What
    /// <see cref="Test"/> exceeds it by may be memory.
    /// </summary>
    public Estimate? TestWithoutTwins { get; init; }

    /// <summary>On all edge cases, natural and generated.</summary>
    public Estimate? Edge { get; init; }

    /// <summary>On the edge cases that someone wrote.</summary>
    public Estimate? EdgeNatural { get; init; }

    /// <summary>On the edge cases that were made from test examples; <see langword="null"/> where there are none.</summary>
    public Estimate? EdgeGenerated { get; init; }

    /// <summary>The mean cost of a call; <see langword="null"/> is unknown.</summary>
    public Money? CostPerCall { get; init; }

    public LatencySummary? Latency { get; init; }

    /// <summary>How many attempts of the run on test (on dev, where it saw no test) failed, by cause.</summary>
    public ImmutableSortedDictionary<FailureCause, int> Failures { get; init; } =
        ImmutableSortedDictionary<FailureCause, int>.Empty;

    /// <summary>Where the attempts on dev are kept.</summary>
    public RunKey? DevRun { get; init; }

    /// <summary>Where the attempts on test are kept.</summary>
    public RunKey? TestRun { get; init; }

    /// <summary>Where the attempts on the edge cases are kept.</summary>
    public RunKey? EdgeRun { get; init; }
}
