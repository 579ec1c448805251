using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Scoring;

namespace Rung.Core.Ladder;

/// <summary>One answer of a candidate to one example, with what it cost, or the reason why there is none.</summary>
public sealed record Attempt
{
    public required ExampleId Example { get; init; }

    /// <summary>The answer as the candidate gave it; <see langword="null"/> when the attempt failed.</summary>
    public string? Output { get; init; }

    public AttemptFailure? Failure { get; init; }

    /// <summary><see langword="null"/>: unscored. A failed attempt scores 0, with its cause beside it.</summary>
    public Score? Score { get; init; }

    public TokenCounts Tokens { get; init; }

    /// <summary>What the call costs when it is made; <see langword="null"/> is unknown. A cached answer keeps the price it had.</summary>
    public Money? Cost { get; init; }

    /// <summary><see langword="null"/> is unknown (a recorded file may not say).</summary>
    public AttemptLatency? Latency { get; init; }
}
