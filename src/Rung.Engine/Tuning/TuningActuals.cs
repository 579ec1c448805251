namespace Rung.Engine.Tuning;

/// <summary>What a training took, beside what was foretold of it.</summary>
public sealed record TuningActuals
{
    /// <summary>Steps that were timed: those of the last sitting, where it was stopped and went on.</summary>
    public required int Steps { get; init; }

    /// <summary>Their time, the looks at dev aside.</summary>
    public required double Seconds { get; init; }

    /// <summary>What the forecast says for so many steps.</summary>
    public required double ForecastSeconds { get; init; }

    /// <summary>The time of the looks at dev.</summary>
    public required double DevSeconds { get; init; }

    /// <summary>Tokens a second, prompts included.</summary>
    public required double TokensPerSecond { get; init; }

    /// <summary>By how much the process grew at most, in bytes; 0 where the system does not say.</summary>
    public required long PeakBytes { get; init; }

    public required long ForecastPeakBytes { get; init; }

    public required long AdapterBytes { get; init; }

    public required long ForecastAdapterBytes { get; init; }
}
