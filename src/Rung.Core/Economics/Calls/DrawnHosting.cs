namespace Rung.Core.Economics.Calls;

/// <summary>Hosting of one's own in one draw.</summary>
/// <param name="DollarsPerHour">Of one replica.</param>
/// <param name="SecondsPerCall">Of one replica, at the planned utilisation.</param>
/// <param name="Peak">The busiest hour's rate, times the mean.</param>
/// <param name="ShareOfCalls">The share of the task's calls that come here.</param>
/// <param name="FewestReplicas">However little comes.</param>
/// <param name="ScalesWithTraffic">Whether idle replicas are given back.</param>
internal readonly record struct DrawnHosting(
    double DollarsPerHour, double SecondsPerCall, double Peak, double ShareOfCalls, int FewestReplicas, bool ScalesWithTraffic)
{
    private const double SecondsPerHour = 3600;

    /// <summary>A hair of a replica is a rounding error, not a replica.</summary>
    private const double Hair = 1e-9;

    public double CostOf(double callsPerMonth) => PlanFor(callsPerMonth).ReplicaHours * DollarsPerHour;

    public HostingPlan PlanFor(double callsPerMonth)
    {
        // Replicas kept busy all month by this traffic, were it even.
        var busy = callsPerMonth * ShareOfCalls * SecondsPerCall / (Traffic.HoursPerMonth * SecondsPerHour);
        var replicas = Math.Max(FewestReplicas, Math.Ceiling((busy * Peak) - Hair));
        var paid = ScalesWithTraffic ? Math.Max(FewestReplicas, busy) : replicas;
        return new((int)Math.Min(replicas, int.MaxValue), paid * Traffic.HoursPerMonth);
    }
}
