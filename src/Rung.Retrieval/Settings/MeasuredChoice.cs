namespace Rung.Retrieval.Settings;

/// <summary>What a search learnt of a choice; means over the questions that it was asked.</summary>
public sealed record MeasuredChoice
{
    public required SettingsChoice Choice { get; init; }

    /// <summary>How many questions count; all, unless it was eliminated or the time was over. 0: its turn never came.</summary>
    public required int Questions { get; init; }

    public required double Quality { get; init; }

    public required double Cost { get; init; }

    public required TimeSpan Latency { get; init; }

    /// <summary>The choice that was shown to be better while no costlier and no slower; null for a survivor.</summary>
    public SettingsChoice? EliminatedBy { get; init; }

    /// <summary>Costs of one level are alike.</summary>
    internal int CostLevel { get; init; }

    /// <summary>Latencies of one level are alike.</summary>
    internal int LatencyLevel { get; init; }

    /// <summary>Whether this one is at least as good in quality, cost and latency, and better in one of them.</summary>
    internal bool Dominates(MeasuredChoice other) =>
        Quality >= other.Quality && CostLevel <= other.CostLevel && LatencyLevel <= other.LatencyLevel
        && (Quality > other.Quality || CostLevel < other.CostLevel || LatencyLevel < other.LatencyLevel);
}
