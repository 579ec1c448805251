namespace Rung.Engine.Tuning;

/// <summary>What a training took, beside what was foretold of it.</summary>
public sealed record TuningActuals
{
    /// <summary>Steps that were timed: those of the last sitting, where it was stopped and went on.</summary>
    public int Steps { get; init; }

    /// <summary>Their time, the looks at dev aside.</summary>
    public double Seconds { get; init; }

    /// <summary>What the forecast says for so many steps.</summary>
    public double ForecastSeconds { get; init; }

    /// <summary>The time of the looks at dev.</summary>
    public double DevSeconds { get; init; }

    /// <summary>Tokens a second, prompts included.</summary>
    public double TokensPerSecond { get; init; }

    /// <summary>What weights, passes and the optimiser took, in bytes.</summary>
    public long PeakBytes { get; init; }

    public long ForecastPeakBytes { get; init; }

    public long AdapterBytes { get; init; }

    public long ForecastAdapterBytes { get; init; }
}
