using System.Globalization;
using System.Text;
using Rung.Core.Statistics;
using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Studies.Quality;

/// <summary>A run as Markdown.</summary>
internal static class QualityReport
{
    private static readonly RetrievalMetric[] Metrics =
        [RetrievalMetric.Recall(1), RetrievalMetric.Recall(5), RetrievalMetric.Recall(10), RetrievalMetric.Ndcg(10)];

    public static string Of(QualityRun run)
    {
        var scores = run.Rankings.Select(entry => run.Scores(entry.System, Metrics)).ToList();
        var documents = QualityScores.Documents(run.Questions);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {run.Data.Description}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{run.Data.Passages.Count} passages, {run.Questions.Count} of {run.Data.Questions.Count} questions with a gold passage ");
        text.Append(CultureInfo.InvariantCulture, $"({string.Join(", ", run.Data.Gold.Counts.Select(count => $"{count.Key.ToString().ToLowerInvariant()} {count.Value}"))}), ");
        text.Append(CultureInfo.InvariantCulture, $"{documents.Distinct().Count()} documents, {run.Data.Gold.Qrels.Count} gold passages.\n\n");
        AddMeans(text, scores, documents);
        AddDifferences(text, scores, documents);
        AddChoices(text, run);
        text.Append(QualityDiagnosis.Of(run));
        return text.ToString();
    }

    private static void AddMeans(StringBuilder text, List<RunScores> scores, IReadOnlyList<string> documents)
    {
        AddHeader(text, "system", [.. Metrics.Select(metric => metric.Name)]);
        foreach (var system in scores)
        {
            var cells = Metrics.Select(metric => Cell(QualityScores.Mean(system, metric, documents)));
            text.Append(CultureInfo.InvariantCulture, $"| {system.Name} | {string.Join(" | ", cells)} |\n");
        }
    }

    private static void AddDifferences(StringBuilder text, List<RunScores> scores, IReadOnlyList<string> documents)
    {
        var baseline = scores[0];
        var rivals = scores.Skip(1).ToList();
        var differences = rivals
            .SelectMany(rival => Metrics.Select(metric => QualityScores.Difference(rival, baseline, metric, documents, QualityRun.Seed)))
            .ToList();
        var adjusted = Holm.Adjust([.. differences.Select(difference => difference.PValue)]);
        text.Append(CultureInfo.InvariantCulture, $"\nPaired difference to {baseline.Name}, Holm over all {adjusted.Length} comparisons of the table:\n\n");
        AddHeader(text, "system", [.. Metrics.Select(metric => metric.Name)]);
        foreach (var (place, rival) in rivals.Index())
        {
            var cells = Enumerable.Range(place * Metrics.Length, Metrics.Length).Select(i => Cell(differences[i], adjusted[i]));
            text.Append(CultureInfo.InvariantCulture, $"| {rival.Name} | {string.Join(" | ", cells)} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nMethod: {differences[^1].Method}.\n\n");
    }

    private static void AddChoices(StringBuilder text, QualityRun run)
    {
        text.Append("What each fold's training part chose:\n\n");
        foreach (var (fold, choices) in run.Choices.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"{fold + 1}. {string.Join("; ", choices)}\n");
        }

        text.Append('\n');
    }

    private static void AddHeader(StringBuilder text, string first, IReadOnlyCollection<string> rest) => text
        .Append(CultureInfo.InvariantCulture, $"| {first} | {string.Join(" | ", rest)} |\n")
        .Append(CultureInfo.InvariantCulture, $"| --- |{string.Concat(rest.Select(_ => " --- |"))}\n");

    private static string Cell(Estimate estimate) => string.Create(
        CultureInfo.InvariantCulture, $"{estimate.Value:0.000} [{estimate.Interval.Low:0.000}, {estimate.Interval.High:0.000}]");

    private static string Cell(DifferenceEstimate difference, double pValue) => string.Create(
        CultureInfo.InvariantCulture,
        $"{difference.Value:+0.000;-0.000;0.000} [{difference.Interval.Low:+0.000;-0.000;0.000}, {difference.Interval.High:+0.000;-0.000;0.000}] p {(pValue < 0.0001 ? "< .0001" : pValue.ToString("0.0000", CultureInfo.InvariantCulture))}");
}
