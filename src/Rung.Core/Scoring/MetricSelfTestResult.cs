using System.Collections.Immutable;

namespace Rung.Core.Scoring;

/// <summary>What a metric gives to answers whose worth is known beforehand.</summary>
public sealed record MetricSelfTestResult
{
    /// <summary>No example has an expected output: candidates bring their own verdicts, and there is nothing to test.</summary>
    public static MetricSelfTestResult NotApplicable { get; } = new();

    public int Count { get; init; }

    /// <summary>The metric of the expected outputs themselves.</summary>
    public double Gold { get; init; }

    /// <summary>The metric of empty answers.</summary>
    public double Empty { get; init; }

    /// <summary>The metric of always giving the most frequent expected output.</summary>
    public double Constant { get; init; }

    /// <summary>The metric of the expected outputs dealt out at random.</summary>
    public double Shuffled { get; init; }

    /// <summary>Why the metric must not be used, for a person; empty when it may.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];
}
