namespace Rung.Core.Economics.Prices;

/// <summary>What one replica of a model does in a second while it keeps a limit of latency, however many calls it works on at once.</summary>
/// <param name="Model">What runs on it, for example <c>llama-3-8b</c>.</param>
/// <param name="InputTokensPerSecond">Input read in a second in which nothing else is done; <see langword="null"/>: reading costs no time worth counting.</param>
/// <param name="OutputTokensPerSecond">Output written in a second in which nothing else is done.</param>
/// <param name="LatencyLimit">The latency within which the rates were measured, for a reader.</param>
/// <param name="Source">Who measured them, and when.</param>
public sealed record Throughput(
    string Model, Quantity? InputTokensPerSecond, Quantity OutputTokensPerSecond, string LatencyLimit, string Source);
