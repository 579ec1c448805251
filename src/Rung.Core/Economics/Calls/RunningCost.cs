using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.Calls;

/// <summary>
/// A cost that calls cause. A candidate may have several: a retriever's embedding beside the model that answers, or a small
/// model for all calls and a large one for some.
/// </summary>
public abstract record RunningCost
{
    private protected RunningCost()
    {
    }

    /// <summary>The share of calls that cause it, as with a cascade; <see langword="null"/>: all of them.</summary>
    public Assumption? ShareOfCalls { get; init => field = value.Share(); }

    /// <summary>Looks up its assumptions, once for all draws.</summary>
    internal abstract IBoundCost Bind(AssumptionTable assumptions, Traffic traffic);
}
