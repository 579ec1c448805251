using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.Calls;

/// <summary>A fixed amount for every call: a cost that was measured without its tokens, a reranker, a tool.</summary>
/// <param name="DollarsPerCall">Zero or more.</param>
public sealed record PerCallBilling(Assumption DollarsPerCall) : RunningCost
{
    public Assumption DollarsPerCall { get; init => field = value.NotNegative(); } = DollarsPerCall.NotNegative();

    internal override IBoundCost Bind(AssumptionTable assumptions, Traffic traffic) =>
        new BoundPerCall(assumptions.Add(DollarsPerCall), assumptions.AddOptional(ShareOfCalls));

    private sealed class BoundPerCall(int dollars, int? share) : IBoundCost
    {
        public bool IsProportional => true;

        public void AddTo(ReadOnlySpan<double> values, DrawnCost cost) =>
            cost.PerCall += values[dollars] * (share is { } index ? values[index] : 1);
    }
}
