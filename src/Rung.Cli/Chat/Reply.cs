using Microsoft.Extensions.AI;

namespace Rung.Cli.Chat;

/// <summary>An answer of a local model, and what it took.</summary>
internal sealed record Reply
{
    public required string Text { get; init; }

    /// <summary><see langword="null"/>: it was stopped from outside.</summary>
    public ChatFinishReason? FinishReason { get; init; }

    public long PromptTokens { get; init; }

    public long Tokens { get; init; }

    /// <summary>The sum of its tokens' log-probabilities.</summary>
    public double LogProbability { get; init; }

    /// <summary>From the question to the first token, loading of the weights excluded.</summary>
    public TimeSpan FirstToken { get; init; }

    /// <summary>From the question to the end.</summary>
    public TimeSpan Total { get; init; }

    /// <summary>Tokens a second after the first one; 0 where there are fewer than two.</summary>
    public double TokensPerSecond => Tokens > 1 && Total > FirstToken ? (Tokens - 1) / (Total - FirstToken).TotalSeconds : 0;
}
