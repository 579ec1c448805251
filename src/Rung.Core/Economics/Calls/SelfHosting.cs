using Rung.Core.Economics.Prices;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.Calls;

/// <summary>
/// A model on machines that are paid by the hour, enough of them for the busiest hour. Only whole replicas can be paid, so
/// that its cost rises in steps.
/// </summary>
public sealed record SelfHosting : RunningCost
{
    /// <summary>Dollars per hour of one replica: all the accelerators that it runs on.</summary>
    public required Assumption DollarsPerHour { get; init => field = value.NotNegative(); }

    /// <summary>What one replica does in a second within the limit of latency.</summary>
    public required Throughput Throughput { get; init => field = Checked(value); }

    /// <summary>The tokens of a call, which fill the replica's seconds.</summary>
    public required TokenUse Use { get; init; }

    /// <summary>The share of its throughput that a replica is planned to be used for, above 0.</summary>
    public Assumption Utilisation
    {
        get;
        init => field = value.Within(0.01, 1, "a share between 0.01 and 1");
    } = new("serving.utilisation", Quantity.Range(0.4, 0.6, 0.8), "share of throughput", "ours: queues grow long above four fifths");

    /// <summary>The fewest replicas, so that one may fail.</summary>
    public int FewestReplicas
    {
        get;
        init => field = value is >= 1 and <= 10_000
            ? value
            : throw new EconomicsException("serving.replicas", $"{value}", "a whole number of replicas between 1 and 10,000");
    } = 2;

    /// <summary>Whether replicas are added and removed with the traffic, so that only busy hours are paid, but for the fewest.</summary>
    public bool ScalesWithTraffic { get; init; }

    /// <summary>The cost of a month at the expected values.</summary>
    public Money CostPerMonth(Traffic traffic)
    {
        ArgumentNullException.ThrowIfNull(traffic);

        var plan = PlanFor(traffic);
        return new((decimal)(plan.ReplicaHours * DollarsPerHour.Value.Expected));
    }

    /// <summary>The replicas and hours of a month at the expected values.</summary>
    public HostingPlan PlanFor(Traffic traffic)
    {
        ArgumentNullException.ThrowIfNull(traffic);

        var table = new AssumptionTable();
        var bound = Bind(table, traffic);
        var calls = table.Add(traffic.CallsPerMonth);
        Span<double> values = stackalloc double[table.Count];
        table.Expect(values);
        var cost = new DrawnCost();
        bound.AddTo(values, cost);
        return cost.Hosted[0].PlanFor(values[calls]);
    }

    internal override IBoundCost Bind(AssumptionTable assumptions, Traffic traffic) => new BoundHosting(this, assumptions, traffic);

    private static Throughput Checked(Throughput throughput)
    {
        ArgumentNullException.ThrowIfNull(throughput);

        if (throughput.OutputTokensPerSecond.Low <= 0 || throughput.InputTokensPerSecond?.Low <= 0)
        {
            throw new EconomicsException($"throughput.{throughput.Model}", throughput.OutputTokensPerSecond.ToString(), "tokens per second, more than zero");
        }

        return throughput;
    }
}
