using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Ladder;
using Rung.Core.Statistics;

namespace Rung.Engine.Ownership;

/// <summary>What a measured candidate's calls will cost.</summary>
internal static class RunningCosts
{
    /// <param name="measured">The candidate.</param>
    /// <param name="confidence">The coverage of the intervals.</param>
    /// <param name="hasSharedCache">Whether the traffic says which share of input is read from the cache: then what the climb happened to read from it does not count.</param>
    /// <returns><see langword="null"/>: unknown.</returns>
    public static ImmutableArray<RunningCost>? Of(OwnedMeasurement measured, double confidence, bool hasSharedCache)
    {
        var answered = measured.Attempts.Where(attempt => attempt.Failure is null).ToArray();
        if (answered.Length == 0)
        {
            return null;
        }

        if (measured.Price is { } price && answered.All(attempt => attempt.Tokens.Total > 0))
        {
            return [new TokenBilling(price, UseOf(measured.Candidate.Name, answered, confidence, hasSharedCache))];
        }

        if (answered.Any(attempt => attempt.Cost is null))
        {
            return null;
        }

        return answered.All(attempt => attempt.Cost == Money.Zero) ? [] : [Measured(measured.Candidate.Name, answered, confidence)];
    }

    private static TokenUse UseOf(string name, Attempt[] answered, double confidence, bool hasSharedCache)
    {
        var use = new TokenSample(answered.Select(attempt => attempt.Tokens)).ToUse(name, confidence);
        return hasSharedCache ? use with { CachedShare = null, CacheWriteShare = null } : use;
    }

    private static PerCallBilling Measured(string name, Attempt[] answered, double confidence)
    {
        double[] costs = [.. answered.Select(attempt => (double)attempt.Cost!.Value.Usd)];
        var source = $"measured, {costs.Length} calls";

        // One price for every call is no estimate.
        var value = costs.Distinct().Count() == 1 ? Quantity.Certain(costs[0]) : Quantity.Measured(SkewedMean.Of(costs, confidence));
        return new(new Assumption($"{name}.per-call", value, "$ per call", source));
    }
}
