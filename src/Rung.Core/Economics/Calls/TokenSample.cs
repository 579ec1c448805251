using System.Collections.Immutable;
using Rung.Core.Statistics;

namespace Rung.Core.Economics.Calls;

/// <summary>The token counts of calls that were made: what a forecast of calls to come is made from.</summary>
public sealed class TokenSample
{
    /// <exception cref="EconomicsException">There is no call.</exception>
    public TokenSample(IEnumerable<TokenCounts> calls)
    {
        ArgumentNullException.ThrowIfNull(calls);

        Calls = [.. calls];
        if (Calls.IsEmpty)
        {
            throw new EconomicsException("sample", "no calls", "one measured call or more");
        }
    }

    public ImmutableArray<TokenCounts> Calls { get; }

    public TokenCounts Sum => Calls.Aggregate(default(TokenCounts), (sum, call) => sum + call);

    /// <summary>The exact mean cost of a call.</summary>
    public Money MeanCost(ModelPrice price)
    {
        ArgumentNullException.ThrowIfNull(price);
        return new(Calls.Sum(call => price.CostOf(call).Usd) / Calls.Length);
    }

    /// <summary>The mean cost of a call with its interval.</summary>
    public Estimate CostEstimate(ModelPrice price, double confidence)
    {
        ArgumentNullException.ThrowIfNull(price);
        return Mean([.. Calls.Select(call => (double)price.CostOf(call).Usd)], confidence);
    }

    /// <summary>
    /// The mean tokens of a call by kind, each with its interval. Kinds that move together in the calls move together in the
    /// draws: the interval of each is that of its own part.
    /// </summary>
    /// <param name="name">The candidate's name, for the keys.</param>
    /// <param name="confidence">The coverage of the intervals.</param>
    public TokenUse ToUse(string name, double confidence)
    {
        var sum = Sum;

        // In the order that BoundUse reads them in.
        var parts = new UnrelatedParts(
        [
            Of(call => call.AllInput), ShareOfInput(call => call.CachedInput), ShareOfInput(call => call.CacheWrite),
            Of(call => call.Output), Of(call => call.Reasoning),
        ]);
        return new TokenUse
        {
            Input = Measured($"{name}.input-tokens", parts.Own[0], confidence),
            CachedShare = sum.CachedInput > 0 ? MeasuredShare($"{name}.cached-share", parts.Own[1], confidence) : null,
            CacheWriteShare = sum.CacheWrite > 0 ? MeasuredShare($"{name}.cache-write-share", parts.Own[2], confidence) : null,
            Output = Measured($"{name}.output-tokens", parts.Own[3], confidence),
            Reasoning = sum.Reasoning > 0 ? Measured($"{name}.reasoning-tokens", parts.Own[4], confidence) : null,
            Slopes = parts.Slopes,
        };
    }

    private double[] Of(Func<TokenCounts, long> tokens) => [.. Calls.Select(call => (double)tokens(call))];

    /// <summary>
    /// Values whose mean is the ratio of the sums, and whose spread is that of the ratio: a call with much input counts for
    /// more (the linearised ratio estimator; Cochran, "Sampling techniques", 1977).
    /// </summary>
    private double[] ShareOfInput(Func<TokenCounts, long> tokens)
    {
        var mean = Calls.Average(call => (double)call.AllInput);
        var ratio = mean > 0 ? Calls.Average(call => (double)tokens(call)) / mean : 0;
        return [.. Calls.Select(call => mean > 0 ? ratio + ((tokens(call) - (ratio * call.AllInput)) / mean) : 0)];
    }

    private Assumption Measured(string key, double[] values, double confidence) =>
        new(key, Quantity.Measured(Within(Mean(values, confidence), most: double.PositiveInfinity)), "tokens per call", Source);

    private Assumption MeasuredShare(string key, double[] values, double confidence) =>
        new(key, Quantity.MeasuredShare(Within(Mean(values, confidence), most: 1)), "share of input tokens", Source);

    /// <summary>A part of its own may be below zero in a call; the mean of no kind of tokens is.</summary>
    private static Estimate Within(Estimate estimate, double most)
    {
        var value = Math.Clamp(estimate.Value, 0, most);
        return estimate with { Value = value, Interval = new(Math.Clamp(estimate.Interval.Low, 0, value), Math.Clamp(estimate.Interval.High, value, most)) };
    }

    private string Source => $"measured, {Calls.Length} calls";

    private static Estimate Mean(ReadOnlySpan<double> values, double confidence) => SkewedMean.Of(values, confidence);
}
