using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Settings;

/// <summary>How settings are measured.</summary>
public sealed record SettingsMeasurementOptions
{
    /// <summary>
    /// The quality of a ranking. Default (null): whether a passage that answers is among those given on, which can be
    /// compared whatever the size of passages.
    /// </summary>
    public RetrievalMetric? Metric { get; init; }

    /// <summary>Folds in which what is learnt is learnt, by group; at least 2. Default: 3.</summary>
    public int Folds { get; init; } = 3;

    /// <summary>How many questions latency is measured by, each three times; at least 1. Default: 12.</summary>
    public int TimedQuestions { get; init; } = 12;

    /// <summary>Measures times. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Of folds and of what is learnt. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Folds, 2, nameof(Folds));
        ArgumentOutOfRangeException.ThrowIfLessThan(TimedQuestions, 1, nameof(TimedQuestions));
    }
}
