namespace Rung.Engine.Tasks;

/// <summary>How often the task is called.</summary>
/// <param name="CallsPerMonth">Calls a month.</param>
/// <param name="CachedShare">The share of input tokens that the provider reads from its cache, in [0, 1].</param>
public sealed record TrafficDefinition(long CallsPerMonth, double CachedShare = 0);
