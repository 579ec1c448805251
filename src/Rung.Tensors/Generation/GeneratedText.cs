using System.Collections.Immutable;

namespace Rung.Tensors.Generation;

/// <summary>A generated text.</summary>
/// <param name="Tokens">Without the prompt, the end token and the stop sequence.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="Details">For each of the tokens how likely it was, and what else was.</param>
public sealed record GeneratedText(ImmutableArray<int> Tokens, FinishReason Reason, ImmutableArray<GeneratedToken> Details)
{
    /// <summary>The sum of the tokens' log-probabilities.</summary>
    public double LogProbability => Details.Sum(detail => (double)detail.Chosen.LogProbability);
}
