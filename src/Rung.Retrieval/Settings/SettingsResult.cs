using System.Collections.Immutable;

namespace Rung.Retrieval.Settings;

/// <summary>The end of a search on dev. Its figures chose, so they flatter: measure what is taken from it once on test.</summary>
public sealed class SettingsResult
{
    private readonly SettingsSearchOptions _options;

    internal SettingsResult(ImmutableArray<MeasuredChoice> measured, int questions, bool isComplete, SettingsSearchOptions options)
    {
        Measured = measured;
        QuestionCount = questions;
        IsComplete = isComplete;
        _options = options;
        var survivors = measured.Where(choice => choice is { EliminatedBy: null, Questions: > 0 }).ToList();
        Front =
        [
            .. survivors
                .Where(choice => !survivors.Exists(other => other.Dominates(choice)))
                .OrderByDescending(choice => choice.Quality)
                .ThenBy(choice => choice.CostLevel)
                .ThenBy(choice => choice.LatencyLevel)
                .ThenBy(choice => choice.Cost)
                .DistinctBy(choice => (choice.Quality, choice.CostLevel, choice.LatencyLevel)),
        ];
    }

    /// <summary>All choices, in the order given.</summary>
    public ImmutableArray<MeasuredChoice> Measured { get; }

    /// <summary>The survivors that no other beats in quality, cost and latency at once, best quality first; of
    /// equals the cheapest, and of these the first given.</summary>
    public ImmutableArray<MeasuredChoice> Front { get; }

    /// <summary>How many questions there were.</summary>
    public int QuestionCount { get; }

    /// <summary>Whether every survivor was asked every question; false where the time was over before.</summary>
    public bool IsComplete { get; }

    /// <summary>How many questions were asked in all, over all choices.</summary>
    public long Asked => Measured.Sum(choice => (long)choice.Questions);

    /// <summary>How many would have been asked without eliminations.</summary>
    public long AskedOfAll => (long)Measured.Length * QuestionCount;

    /// <summary>
    /// The best quality on the front that is not dearer or slower than this, up to what counts as alike; null when nothing
    /// keeps to it.
    /// </summary>
    public MeasuredChoice? Best(double mostCost = double.PositiveInfinity, TimeSpan? mostLatency = null) =>
        Front.FirstOrDefault(choice =>
            (double.IsPositiveInfinity(mostCost) || choice.CostLevel <= _options.CostLevel(mostCost))
            && (mostLatency is not { } latency || choice.LatencyLevel <= _options.LatencyLevel(latency)));
}
