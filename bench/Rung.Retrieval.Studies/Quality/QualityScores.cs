using System.Collections.Immutable;
using Rung.Core.Statistics;
using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Studies.Quality;

/// <summary>Rankings as scores, and scores as comparisons.</summary>
internal static class QualityScores
{
    public const double Confidence = 0.95;
    public const string Baseline = "BM25";

    /// <summary>The document of each question, in the order in which scores come.</summary>
    public static IReadOnlyList<string> Documents(IEnumerable<StudyQuestion> questions) =>
    [
        .. questions.OrderBy(question => question.Question.Id, StringComparer.Ordinal).Select(question => question.Document),
    ];

    public static RunScores Of(
        string name,
        IEnumerable<(StudyQuestion Question, IReadOnlyList<RankedPassage> Ranking)> rankings,
        IReadOnlyCollection<RetrievalMetric> metrics)
    {
        var all = rankings.ToList();
        var run = new RetrievalRun
        {
            Name = name,
            Rankings = all.ToImmutableSortedDictionary(
                entry => entry.Question.Question.Id, entry => entry.Ranking.ToImmutableArray(), StringComparer.Ordinal),
        };
        var qrels = Qrels.Of(
            from entry in all
            from grade in entry.Question.Grades
            select new Judgement(entry.Question.Question.Id, grade.Key, grade.Value));
        return RunScores.Of(run, qrels, metrics);
    }

    /// <summary>Which runs are better than the single one: paired, clustered by document, Holm over the runs.</summary>
    public static IReadOnlyList<bool> AreBetter(
        IReadOnlyList<RunScores> runs, RunScores single, RetrievalMetric metric, IReadOnlyList<string> documents, ulong seed)
    {
        var differences = runs.Select(run => Difference(run, single, metric, documents, seed)).ToList();
        var adjusted = Holm.Adjust([.. differences.Select(difference => difference.PValue)]);
        return [.. differences.Zip(adjusted, (difference, pValue) => difference.Value > 0 && pValue < 1 - Confidence)];
    }

    public static DifferenceEstimate Difference(
        RunScores first, RunScores second, RetrievalMetric metric, IReadOnlyList<string> documents, ulong seed) =>
        PairedDifference.Estimate(Clamped(first, metric), Clamped(second, metric), documents, Confidence, seed);

    public static Estimate Mean(RunScores run, RetrievalMetric metric, IReadOnlyList<string> documents) =>
        MeanEstimate.Of(Clamped(run, metric), documents, Confidence);

    // A quotient of two equal sums may exceed 1 by a rounding error.
    private static double[] Clamped(RunScores run, RetrievalMetric metric) =>
        [.. run.Of(metric).Select(score => Math.Min(1, score))];
}
