using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;

namespace Rung.Core.Economics.Uncertainty;

/// <summary>A candidate whose assumptions have their places among a draw's values.</summary>
internal sealed class BoundCandidate
{
    private readonly IBoundCost[] _running;
    private readonly (CostTiming Timing, int[] Factors)[] _items;

    public BoundCandidate(OwnedCandidate candidate, AssumptionTable assumptions, Traffic traffic)
    {
        _running = [.. candidate.Running.Select(cost => cost.Bind(assumptions, traffic))];
        _items = [.. candidate.Items.Select(item => (item.Timing, item.Factors.Select(assumptions.Add).ToArray()))];
        Quality = assumptions.AddOptional(candidate.Quality);
        LatencySeconds = assumptions.AddOptional(candidate.LatencySeconds);
        SuccessProbability = candidate.Success?.Probability ?? 1;
    }

    public int? Quality { get; }

    public int? LatencySeconds { get; }

    public double SuccessProbability { get; }

    /// <summary>Whether twice the calls cost exactly twice as much, but for what is paid every month.</summary>
    public bool IsProportional => _running.All(cost => cost.IsProportional);

    public void Evaluate(ReadOnlySpan<double> values, DrawnCost cost)
    {
        cost.Clear();
        foreach (var running in _running)
        {
            running.AddTo(values, cost);
        }

        foreach (var (timing, factors) in _items)
        {
            var amount = 1.0;
            foreach (var factor in factors)
            {
                amount *= values[factor];
            }

            if (timing is CostTiming.Once)
            {
                cost.OneOff += amount;
            }
            else
            {
                cost.Monthly += amount;
            }
        }
    }
}
