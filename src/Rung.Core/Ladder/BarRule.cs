namespace Rung.Core.Ladder;

/// <summary>Holds a measured candidate against the bar.</summary>
internal static class BarRule
{
    private const int CallsPerUnit = 1000;

    public static Standing StandingOf(MeasuredCandidate candidate, Bar bar)
    {
        if (MissesQuality(candidate, bar) || MissesLatency(candidate, bar) || MissesCost(candidate, bar))
        {
            return Standing.Misses;
        }

        if (bar.Quality is { } quality && candidate.AgainstBar!.Value.Interval.Low < quality)
        {
            return Standing.Straddles;
        }

        return IsUnknown(candidate, bar) ? Standing.Unknown : Standing.Clears;
    }

    public static bool MissesQuality(MeasuredCandidate candidate, Bar bar) =>
        bar.Quality is { } quality && candidate.AgainstBar!.Value.Interval.High < quality;

    public static bool MissesLatency(MeasuredCandidate candidate, Bar bar) =>
        bar.P95 is { } p95 && candidate.Latency is { } latency && latency.P95 > p95.TotalMilliseconds;

    public static bool MissesCost(MeasuredCandidate candidate, Bar bar) =>
        bar.CostPer1K is { } limit && candidate.CostPerCall is { } cost && cost.Usd * CallsPerUnit > limit.Usd;

    private static bool IsUnknown(MeasuredCandidate candidate, Bar bar) =>
        (bar.P95 is not null && candidate.Latency is null) || (bar.CostPer1K is not null && candidate.CostPerCall is null);
}
