using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.Calls;

/// <summary>A provider's bill by tokens.</summary>
/// <param name="Price">The model's price.</param>
/// <param name="Use">The tokens of a call.</param>
public sealed record TokenBilling(ModelPrice Price, TokenUse Use) : RunningCost
{
    /// <summary>Whether all calls go in batches that may wait, at the price of those.</summary>
    public bool IsBatch { get; init; }

    /// <summary>What the price may become, times today's; <see langword="null"/>: it stays.</summary>
    public Assumption? PriceFactor { get; init => field = value.NotNegative(); }

    /// <summary>The exact cost of a mean call.</summary>
    /// <param name="cachedShare">The share of input read from the cache, where the use does not say its own.</param>
    /// <exception cref="EconomicsException">The model has no price for batches.</exception>
    public Money CostPerCall(decimal cachedShare)
    {
        var input = Exact(Use.Input);
        var rates = CallRates.Of(Price, IsBatch, input);
        var cached = Use.CachedShare is { } own ? Exact(own) : cachedShare;
        var written = Use.CacheWriteShare is { } share ? Exact(share) : 0;
        var reasoning = Use.Reasoning is { } thought ? Exact(thought) : 0;
        var perCall = rates.CostOf(input, cached, written, Exact(Use.Output), reasoning);
        return new(perCall * (PriceFactor is { } factor ? Exact(factor) : 1) * (ShareOfCalls is { } calls ? Exact(calls) : 1));
    }

    internal override IBoundCost Bind(AssumptionTable assumptions, Traffic traffic) => new BoundBilling(this, assumptions, traffic);

    private static decimal Exact(Assumption assumption) => (decimal)assumption.Value.Expected;
}
