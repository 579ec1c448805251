using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.Calls;

/// <summary>A bill by tokens whose assumptions have their places among a draw's values.</summary>
internal sealed class BoundBilling : IBoundCost
{
    private readonly CallRates<double> _rates;
    private readonly BoundUse _use;
    private readonly int? _factor;
    private readonly int? _share;

    public BoundBilling(TokenBilling billing, AssumptionTable assumptions, Traffic traffic)
    {
        // Which tier of prices holds is decided by the mean input, so that the cost stays linear.
        _rates = CallRates.ToDouble(CallRates.Of(billing.Price, billing.IsBatch, (decimal)billing.Use.Input.Value.Expected));
        _use = new(billing.Use, assumptions, traffic);
        _factor = assumptions.AddOptional(billing.PriceFactor);
        _share = assumptions.AddOptional(billing.ShareOfCalls);
    }

    public bool IsProportional => true;

    public void AddTo(ReadOnlySpan<double> values, DrawnCost cost)
    {
        var tokens = _use.Of(values);
        var perCall = _rates.CostOf(tokens.Input, tokens.CachedShare, tokens.WrittenShare, tokens.Output, tokens.Reasoning);
        cost.PerCall += perCall * ValueOrOne(values, _factor) * ValueOrOne(values, _share);
    }

    private static double ValueOrOne(ReadOnlySpan<double> values, int? index) => index is { } place ? values[place] : 1;
}
