using Rung.Core.Scoring;

namespace Rung.Engine.Baselines;

/// <summary>How the baselines are cross-validated.</summary>
internal sealed record BaselineOptions
{
    /// <summary>The examples above which three folds take the place of five: the time that is left must do for all.</summary>
    private const int ManyExamples = 5_000;

    /// <summary>Decides folds and the order in which solvers visit examples.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many folds; <see langword="null"/>: 5, or 3 above 5,000 examples.</summary>
    public int? Folds { get; init; }

    /// <summary>What hyper-parameters are chosen by; <see langword="null"/>: the share of answers equal to the expected output.</summary>
    public IScorer? Scorer { get; init; }

    /// <summary>The most threads. The results do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The most examples that baselines learn from: above it they take a seeded sample, and say so.</summary>
    public int MaxExamples { get; init; } = 20_000;

    /// <summary>Measures the latency of answers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public int FoldsFor(int examples) => Folds ?? (examples > ManyExamples ? 3 : 5);
}
