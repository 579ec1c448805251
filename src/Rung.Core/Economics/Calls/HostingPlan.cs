namespace Rung.Core.Economics.Calls;

/// <summary>What hardware a month's traffic takes.</summary>
/// <param name="Replicas">Whole replicas in the busiest hour.</param>
/// <param name="ReplicaHours">The hours that are paid, of all replicas together.</param>
public readonly record struct HostingPlan(int Replicas, double ReplicaHours);
