using System.Collections.Immutable;

namespace Rung.Retrieval.Settings;

/// <summary>The end of a search over retrieval settings. Its figures chose, so they flatter: hold what is taken from it against the baseline on other questions.</summary>
public sealed class RetrievalSearchResult
{
    internal RetrievalSearchResult(SettingsResult first, SettingsResult? second, MeasuredChoice baseline)
    {
        (First, Second, Baseline) = (first, second, baseline);
        var last = second ?? first;
        Front = last.Front;
        Chosen = last.Best(baseline.Cost) ?? baseline;
        var asGood = Front.Where(choice => choice.Quality >= baseline.Quality).ToList();
        Thrifty = asGood.Count > 0 ? asGood.OrderBy(choice => choice.CostLevel).ThenByDescending(choice => choice.Quality).First() : baseline;
    }

    /// <summary>The race of what needs no learning.</summary>
    public SettingsResult First { get; }

    /// <summary>The race of its front with the same settings reranked; null where nothing was learnt.</summary>
    public SettingsResult? Second { get; }

    /// <summary>What is there today, asked every question.</summary>
    public MeasuredChoice Baseline { get; }

    /// <summary>Of both races, what no other beats in quality, cost and latency at once, best quality first.</summary>
    public ImmutableArray<MeasuredChoice> Front { get; }

    /// <summary>The best quality that costs no more than the baseline; the baseline where there is none.</summary>
    public MeasuredChoice Chosen { get; }

    /// <summary>The cheapest of the front whose quality is at least that of the baseline; the baseline where there is none.</summary>
    public MeasuredChoice Thrifty { get; }

    /// <summary>All that raced; what raced twice as it came out the second time.</summary>
    public ImmutableArray<MeasuredChoice> Measured => Second is null
        ? First.Measured
        : [.. First.Measured.Where(first => Second.Measured.All(second => second.Choice != first.Choice)), .. Second.Measured];
}
