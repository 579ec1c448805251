namespace Rung.Retrieval.Settings;

/// <summary>What settings ask of a machine.</summary>
/// <param name="Passages">How many passages there are.</param>
/// <param name="IndexBytes">The indexes in memory, without the texts' own copy outside of them.</param>
/// <param name="IndexTime">From documents in memory to searchable, on all cores.</param>
/// <param name="Latency">Of one query, from its text to the ranking; on one thread but for fusions, which ask two retrievers at once.</param>
public readonly record struct SettingsFootprint(int Passages, long IndexBytes, TimeSpan IndexTime, TimeSpan Latency);
