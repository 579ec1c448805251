namespace Rung.Retrieval.Settings;

/// <summary>How settings are searched.</summary>
public sealed record SettingsSearchOptions
{
    /// <summary>Questions between two eliminations; at least 1. Default: 25.</summary>
    public int BatchSize { get; init; } = 25;

    /// <summary>
    /// The probability, at most, that a choice is dropped although asking all questions would show none that is better and
    /// neither dearer nor slower; above 0 and below 1. Default: 0.05.
    /// </summary>
    public double Error { get; init; } = 0.05;

    /// <summary>Costs that differ by less than about this factor are alike; above 1. Default: 1.1.</summary>
    public double CostStep { get; init; } = 1.1;

    /// <summary>Latencies that differ by less than about this factor are alike, for clocks are noisy; above 1. Default: 1.5.</summary>
    public double LatencyStep { get; init; } = 1.5;

    /// <summary>Latencies below are alike: nobody notices the difference. Default: 1 ms.</summary>
    public TimeSpan LatencyFloor { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>How long new questions are asked; then the search ends with what it knows. Default: without limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Measures the time limit. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Of the order of the questions. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1, nameof(BatchSize));
        ThrowUnless(Error is > 0 and < 1, Error, nameof(Error));
        ThrowUnless(CostStep is > 1 and < double.PositiveInfinity, CostStep, nameof(CostStep));
        ThrowUnless(LatencyStep is > 1 and < double.PositiveInfinity, LatencyStep, nameof(LatencyStep));
        ArgumentNullException.ThrowIfNull(Clock, nameof(Clock));
    }

    /// <summary>The step that a cost stands on.</summary>
    internal int CostLevel(double cost) => Level(cost, CostStep);

    /// <summary>The step that a latency stands on.</summary>
    internal int LatencyLevel(TimeSpan latency) => Level(Math.Max(latency.TotalMicroseconds, LatencyFloor.TotalMicroseconds), LatencyStep);

    private static int Level(double value, double step) =>
        value > 0 ? (int)Math.Round(Math.Log(value) / Math.Log(step)) : int.MinValue;

    private static void ThrowUnless(bool isRight, double value, string name)
    {
        if (!isRight)
        {
            throw new ArgumentOutOfRangeException(name, value, "The value cannot be.");
        }
    }
}
