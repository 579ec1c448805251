using System.Globalization;
using Rung.Core.Economics;
using Rung.Core.Economics.Calls;

namespace Rung.Engine.Retrieving.Prompts;

/// <summary>Says what all documents cost where they begin every prompt, for a report.</summary>
internal static class BeginningText
{
    /// <param name="tokens">Approximate tokens of the documents.</param>
    /// <param name="price">Of the model; <see langword="null"/> is unknown.</param>
    /// <param name="callsPerMonth">The task's traffic; <see langword="null"/>: nobody said.</param>
    public static string Of(long tokens, ModelPrice? price, double? callsPerMonth)
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

        var atTraffic = callsPerMonth is { } calls ? AtTraffic(beginning, calls) : "";
        return $"{same}: written to the provider's cache for {beginning.Write}, read from it for {beginning.Read} instead of {beginning.Full} in full.{atTraffic}";
    }

    private static string AtTraffic(CachedBeginning beginning, double calls)
    {
        var found = PromptCache.FoundShare(calls);
        return string.Create(
            CultureInfo.InvariantCulture,
            $" At {calls:#,0} calls a month {found:0 %} come within {PromptCache.Lifetime.TotalMinutes:0} minutes of the one before and find it there: {beginning.MeanAt(found)} a call on average.");
    }
}
