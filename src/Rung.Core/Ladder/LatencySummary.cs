namespace Rung.Core.Ladder;

/// <summary>Latency over the attempts that know theirs, in milliseconds.</summary>
/// <param name="P50">The median.</param>
/// <param name="P95">The 95th percentile (nearest rank).</param>
/// <param name="FirstTokenP50">The median time to the first token, where answers were streamed.</param>
/// <param name="FirstTokenP95">The 95th percentile of the time to the first token.</param>
/// <param name="Count">How many attempts are behind it.</param>
/// <param name="RetrieveP50">The median of the time to find neighbours or passages before the call, where there was such a stage.</param>
/// <param name="RetrieveP95">The 95th percentile of that time.</param>
public sealed record LatencySummary(
    double P50, double P95, double? FirstTokenP50, double? FirstTokenP95, int Count,
    double? RetrieveP50 = null, double? RetrieveP95 = null);
