using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Ladder;
using Rung.Core.Statistics;
using Rung.Engine.Tasks;

namespace Rung.Engine.Ownership;

/// <summary>What a measured candidate's calls will cost.</summary>
internal static class RunningCosts
{
    /// <param name="measured">The candidate.</param>
    /// <param name="confidence">The coverage of the intervals.</param>
    /// <param name="traffic">
    /// Where it says which share of input is read from the cache, what the climb happened to read from it does not count; else how many
    /// calls there are decides how many find the beginning of a prompt still there. <see langword="null"/>: nobody said.
    /// </param>
    /// <returns><see langword="null"/>: unknown.</returns>
    public static ImmutableArray<RunningCost>? Of(OwnedMeasurement measured, double confidence, TrafficDefinition? traffic)
    {
        var answered = measured.Attempts.Where(attempt => attempt.Failure is null).ToArray();
        if (answered.Length == 0)
        {
            return null;
        }

        if (measured.Price is { } price && answered.All(attempt => attempt.Tokens.Total > 0))
        {
            var billing = new TokenBilling(price, UseOf(measured, answered, confidence, traffic));
            return FindingOf(measured.Candidate.Name, answered, price, confidence) is { } finding ? [billing, finding] : [billing];
        }

        if (answered.Any(attempt => attempt.Cost is null))
        {
            return null;
        }

        return answered.All(attempt => attempt.Cost == Money.Zero) ? [] : [Measured(measured.Candidate.Name, answered, confidence)];
    }

    private static TokenUse UseOf(OwnedMeasurement measured, Attempt[] answered, double confidence, TrafficDefinition? traffic)
    {
        var calls = answered.Select(attempt => attempt.Tokens);
        if (measured.SharesBeginning && traffic is { CachedShare: null, Calls.Expected: var callsPerMonth })
        {
            var found = PromptCache.FoundShare(callsPerMonth);
            calls = calls.Select(call => PromptCache.AtTraffic(call, found));
        }

        var use = new TokenSample(calls).ToUse(measured.Candidate.Name, confidence);
        return traffic?.CachedShare is not null ? use with { CachedShare = null, CacheWriteShare = null } : use;
    }

    /// <summary>What calls cost above their tokens: finding passages by embedders and rerankers; <see langword="null"/>: nothing.</summary>
    private static PerCallBilling? FindingOf(string name, Attempt[] answered, ModelPrice price, double confidence)
    {
        double[] above = [.. answered.Select(attempt => (double)((attempt.Cost ?? Money.Zero) - price.CostOf(attempt.Tokens)).Usd)];
        return above.Any(cost => cost > 0) && above.All(cost => cost >= 0)
            ? PerCall($"{name}.retrieval", above, confidence)
            : null;
    }

    private static PerCallBilling Measured(string name, Attempt[] answered, double confidence)
    {
        double[] costs = [.. answered.Select(attempt => (double)attempt.Cost!.Value.Usd)];
        return PerCall($"{name}.per-call", costs, confidence);
    }

    private static PerCallBilling PerCall(string key, double[] costs, double confidence)
    {
        var source = $"measured, {costs.Length} calls";

        // One price for every call is no estimate.
        var value = costs.Distinct().Count() == 1 ? Quantity.Certain(costs[0]) : Quantity.Measured(SkewedMean.Of(costs, confidence));
        return new(new Assumption(key, value, "$ per call", source));
    }
}
