namespace Rung.Core.Ladder.Gates;

/// <summary>The numbers that gates go by. Each is a rule of thumb; <c>policy.yaml</c> names its source.</summary>
public sealed record GatePolicy
{
    /// <summary>How many prompts, one with shots among them, are an earnest try. Default 3.</summary>
    public int FewestPrompts { get; init; } = 3;

    /// <summary>The smallest gain worth an engineer's month, where no bar says it. Default 0.05.</summary>
    public double SmallestGain { get; init; } = 0.05;

    /// <summary>How often instructions, labels or documents may change in 90 days. Default 3.</summary>
    public double MostChanges { get; init; } = 3;

    /// <summary>Calls a month below which prompting is usually cheaper. Default 100,000.</summary>
    public double LowVolume { get; init; } = 100_000;

    /// <summary>Calls a month from which tuning often pays. Default 1,000,000.</summary>
    public double HighVolume { get; init; } = 1_000_000;

    /// <summary>The probability of paying from which the volume gate is open. Default 0.80; below 0.50 it is closed.</summary>
    public double PaysFrom { get; init; } = 0.80;

    /// <summary>The share of broken formats that is tolerated. Default 0.01.</summary>
    public double FormatFailureLimit { get; init; } = 0.01;

    /// <summary>Input tokens from which a prompt is worth shortening. Default 4,000.</summary>
    public double LongPrompt { get; init; } = 4_000;

    /// <summary>Milliseconds that retrieval adds at least. Default 300.</summary>
    public double RetrievalAddsLeastMs { get; init; } = 300;

    /// <summary>Milliseconds that retrieval adds at most, in the median. Default 1,200.</summary>
    public double RetrievalAddsMostMs { get; init; } = 1_200;

    /// <summary>Engineers below whom nobody can keep a model. Default 2.</summary>
    public int FewestEngineers { get; init; } = 2;

    /// <summary>Engineers from whom a model does not slow other work. Default 5.</summary>
    public int ComfortableEngineers { get; init; } = 5;
}
