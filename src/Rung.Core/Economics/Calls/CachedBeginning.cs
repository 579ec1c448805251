using System.Globalization;

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

    /// <summary>For a report.</summary>
    /// <param name="tokens">Approximate tokens of the beginning.</param>
    /// <param name="price">Of the model; <see langword="null"/> is unknown.</param>
    /// <param name="callsPerMonth">The task's traffic; <see langword="null"/>: nobody said.</param>
    public static string Describe(long tokens, ModelPrice? price, double? callsPerMonth)
    {
        var same = string.Create(CultureInfo.InvariantCulture, $"The documents, about {tokens:#,0} tokens, begin every prompt");
        if (price is null)
        {
            return $"{same}; the model has no price.";
        }

        var beginning = new CachedBeginning(tokens, price);
        if (!beginning.IsCheaper)
        {
            var why = tokens < PromptCache.LeastTokens ? "too few for a provider's cache" : "no lower price for cached input is known";
            return $"{same}: {beginning.Full} a call ({why}).";
        }

        return $"{same}: written to the provider's cache for {beginning.Write}, read from it for {beginning.Read} instead of {beginning.Full} in full.{beginning.AtTraffic(callsPerMonth)}";
    }

    private string AtTraffic(double? callsPerMonth)
    {
        if (callsPerMonth is not { } calls)
        {
            return "";
        }

        var found = PromptCache.FoundShare(calls);
        var mean = new Money((Read.Usd * (decimal)found) + (Write.Usd * (1 - (decimal)found)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $" At {calls:#,0} calls a month {found:0 %} come within {PromptCache.Lifetime.TotalMinutes:0} minutes of the one before and find it there: {mean} a call on average.");
    }
}
