namespace Rung.Tensors.Generation;

/// <summary>How likely a model holds a continuation of a prompt.</summary>
/// <param name="LogProbability">The sum over its tokens.</param>
/// <param name="Tokens">How many tokens it has.</param>
public readonly record struct ScoredContinuation(double LogProbability, int Tokens)
{
    /// <summary>The mean over its tokens: long continuations are not at a disadvantage.</summary>
    public double PerToken => LogProbability / Tokens;
}
