using System.Collections.Immutable;

namespace Rung.Retrieval.Settings;

/// <summary>The end of a search on dev. Its figures chose, so they flatter: measure what is taken from it once on test.</summary>
public sealed class SettingsResult
{
    internal SettingsResult(ImmutableArray<MeasuredChoice> measured)
    {
        Measured = measured;
        var survivors = measured.Where(choice => choice.EliminatedBy is null).ToList();
        Front =
        [
            .. survivors
                .Where(choice => !survivors.Exists(other => other.Dominates(choice)))
                .OrderByDescending(choice => choice.Quality)
                .ThenBy(choice => choice.Cost)
                .ThenBy(choice => choice.Latency),
        ];
    }

    /// <summary>All choices, in the order given.</summary>
    public ImmutableArray<MeasuredChoice> Measured { get; }

    /// <summary>The survivors that no other beats in quality, cost and latency at once, best quality first.</summary>
    public ImmutableArray<MeasuredChoice> Front { get; }

    /// <summary>How many questions were asked in all, over all choices.</summary>
    public long Asked => Measured.Sum(choice => (long)choice.Questions);

    /// <summary>The best quality on the front within these limits; null when nothing keeps to them.</summary>
    public MeasuredChoice? Best(double mostCost = double.PositiveInfinity, TimeSpan? mostLatency = null) =>
        Front.FirstOrDefault(choice => choice.Cost <= mostCost && choice.Latency <= (mostLatency ?? TimeSpan.MaxValue));
}
