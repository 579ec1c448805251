namespace Rung.Core.Economics.Calls;

/// <summary>What the same beginning of every prompt costs at a provider that caches prompts.</summary>
/// <param name="Tokens">Of the beginning, approximately.</param>
/// <param name="Price">Of the model.</param>
public sealed record CachedBeginning(long Tokens, ModelPrice Price)
{
    /// <summary>Whether the price book says what reading it costs, and it is long enough to be kept.</summary>
    public bool IsCheaper => Price.CachedInput < Price.Input && Tokens >= PromptCache.LeastTokens;

    /// <summary>Once in full.</summary>
    public Money Full => Price.CostOf(new TokenCounts(Tokens, CachedInput: 0, Output: 0, Reasoning: 0));

    /// <summary>Written to the provider's cache.</summary>
    public Money Write => Price.CostOf(new TokenCounts(0, CachedInput: 0, Output: 0, Reasoning: 0) { CacheWrite = Tokens });

    /// <summary>Read from it.</summary>
    public Money Read => Price.CostOf(new TokenCounts(0, Tokens, Output: 0, Reasoning: 0));

    /// <summary>A call on average, of those of which so large a share finds it kept.</summary>
    public Money MeanAt(double foundShare) => new((Read.Usd * (decimal)foundShare) + (Write.Usd * (1 - (decimal)foundShare)));
}
