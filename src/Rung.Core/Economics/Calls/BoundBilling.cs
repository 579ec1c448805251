using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.Calls;

/// <summary>A bill by tokens whose assumptions have their places among a draw's values.</summary>
internal sealed class BoundBilling : IBoundCost
{
    private readonly CallRates<double> _rates;
    private readonly int _input;
    private readonly int _output;
    private readonly int? _reasoning;
    private readonly int _cached;
    private readonly int? _written;
    private readonly int? _factor;
    private readonly int? _share;

    public BoundBilling(TokenBilling billing, AssumptionTable assumptions, Traffic traffic)
    {
        // Which tier of prices holds is decided by the mean input, so that the cost stays linear.
        _rates = CallRates.ToDouble(CallRates.Of(billing.Price, billing.IsBatch, (decimal)billing.Use.Input.Value.Expected));
        _input = assumptions.Add(billing.Use.Input);
        _output = assumptions.Add(billing.Use.Output);
        _reasoning = assumptions.AddOptional(billing.Use.Reasoning);
        _cached = assumptions.Add(billing.Use.CachedShare ?? traffic.CachedShare);
        _written = assumptions.AddOptional(billing.Use.CacheWriteShare);
        _factor = assumptions.AddOptional(billing.PriceFactor);
        _share = assumptions.AddOptional(billing.ShareOfCalls);
    }

    public bool IsProportional => true;

    public void AddTo(ReadOnlySpan<double> values, DrawnCost cost)
    {
        var cached = values[_cached];
        var written = _written is { } index ? Math.Min(values[index], 1 - cached) : 0;
        var reasoning = _reasoning is { } thought ? values[thought] : 0;
        var perCall = _rates.CostOf(values[_input], cached, written, values[_output], reasoning);
        cost.PerCall += perCall * ValueOrOne(values, _factor) * ValueOrOne(values, _share);
    }

    private static double ValueOrOne(ReadOnlySpan<double> values, int? index) => index is { } place ? values[place] : 1;
}
