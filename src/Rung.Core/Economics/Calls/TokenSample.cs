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

    /// <summary>The mean tokens of a call by kind, each with its interval.</summary>
    /// <param name="name">The candidate's name, for the keys.</param>
    /// <param name="confidence">The coverage of the intervals.</param>
    public TokenUse ToUse(string name, double confidence)
    {
        var sum = Sum;
        var share = sum.AllInput == 0 ? 0 : (double)sum.CachedInput / sum.AllInput;
        var written = sum.AllInput == 0 ? 0 : (double)sum.CacheWrite / sum.AllInput;
        return new TokenUse
        {
            Input = Measured(name, "input-tokens", confidence, call => call.AllInput),
            Output = Measured(name, "output-tokens", confidence, call => call.Output),
            Reasoning = sum.Reasoning > 0 ? Measured(name, "reasoning-tokens", confidence, call => call.Reasoning) : null,
            CachedShare = share > 0 ? Share(name, "cached-share", share) : null,
            CacheWriteShare = written > 0 ? Share(name, "cache-write-share", written) : null,
        };
    }

    private Assumption Measured(string name, string key, double confidence, Func<TokenCounts, long> tokens) => new(
        $"{name}.{key}",
        Quantity.Measured(Mean([.. Calls.Select(call => (double)tokens(call))], confidence)),
        "tokens per call",
        Source);

    private Assumption Share(string name, string key, double share) =>
        new($"{name}.{key}", Quantity.Certain(share), "share of input tokens", Source);

    private string Source => $"measured, {Calls.Length} calls";

    private static Estimate Mean(ReadOnlySpan<double> values, double confidence) => SkewedMean.Of(values, confidence);
}
