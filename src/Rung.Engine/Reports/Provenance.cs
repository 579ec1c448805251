using System.Globalization;
using Rung.Core.Ladder;

namespace Rung.Engine.Reports;

/// <summary>Tells how each number of a report was computed.</summary>
internal static class Provenance
{
    public static IEnumerable<string> Of(ClimbResult result)
    {
        yield return $"Metric {result.Metric}: {result.MetricDescription}";
        yield return $"Dataset {result.Dataset.Id}: {ReportText.Count(result.Dataset.Train)} train, {ReportText.Count(result.Dataset.Dev)} dev, "
            + $"{ReportText.Count(result.Dataset.Test)} test, {ReportText.Count(result.Dataset.Edge)} edge{Generated(result.Dataset)}; {ReportText.Count(result.Dataset.Groups)} groups in test. "
            + $"Seed {result.Seed.ToString(CultureInfo.InvariantCulture)} decides splits, folds, orders and resampling.";
        yield return "The test was frozen on the first climb and shown once to each finalist; selection used dev or cross-validation on train and dev alone.";
        yield return "Intervals on test: " + Joined(result.Candidates.Select(candidate => candidate.Test?.Method)) + ".";
        yield return "Differences are paired, example by example: " + Joined(result.Comparisons.Select(comparison => comparison.Difference.Method))
            + "; p-values are corrected for all comparisons (Holm).";
        yield return "What is held against the quality bar is the interval on test, corrected (Bonferroni) for the number of deployable finalists.";
        yield return "The race on dev drops a candidate by a betting confidence sequence, which holds at every look.";
        yield return "Cost per call is the mean over answered attempts, from tokens by kind and the stated price, or as recorded; latency is the time of the answered request, without waits and retries. What is unknown is called unknown.";
        yield return $"Thresholds: policy {result.Policy}. Prices: {result.Prices}.";
        foreach (var candidate in result.Candidates)
        {
            yield return $"Candidate {candidate.Candidate.Name} ({candidate.Candidate.Id.Short}): {candidate.Candidate.Definition}";
        }
    }

    private static string Generated(DatasetSummary dataset) => dataset.EdgeGenerated > 0
        ? $" ({ReportText.Count(dataset.EdgeGenerated)} of them generated from test examples: their ids end in the change, such as ~typo)"
        : "";

    private static string Joined(IEnumerable<string?> methods)
    {
        var known = methods.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return known.Length == 0 ? "none were made" : string.Join("; ", known);
    }
}
