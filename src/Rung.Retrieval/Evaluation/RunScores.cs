using System.Collections.Immutable;

namespace Rung.Retrieval.Evaluation;

/// <summary>
/// The metrics of a run query by query: what means, intervals and paired comparisons are made from. All queries of
/// the judgements count, in ordinal order; one that the run does not answer scores 0 (trec_eval's <c>-c</c>).
/// </summary>
public sealed class RunScores
{
    private readonly ImmutableDictionary<RetrievalMetric, ImmutableArray<double>> _scores;

    private RunScores(
        string name,
        ImmutableArray<string> queries,
        ImmutableDictionary<RetrievalMetric, ImmutableArray<double>> scores,
        int withoutRelevant)
    {
        Name = name;
        Queries = queries;
        _scores = scores;
        WithoutRelevant = withoutRelevant;
    }

    /// <summary>The name of the run.</summary>
    public string Name { get; }

    /// <summary>The ids of the queries, in the order of the scores.</summary>
    public ImmutableArray<string> Queries { get; }

    /// <summary>How many queries have no relevant passage: they score 0 whatever is found.</summary>
    public int WithoutRelevant { get; }

    /// <exception cref="ArgumentException">A ranking holds a passage twice.</exception>
    public static RunScores Of(RetrievalRun run, Qrels qrels, IReadOnlyCollection<RetrievalMetric> metrics)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(qrels);
        ArgumentNullException.ThrowIfNull(metrics);
        var judged = qrels.Queries
            .Select(query => JudgedRanking.Of(run.RankingOf(query), qrels.GradesOf(query)))
            .ToList();
        var scores = metrics.Distinct().ToImmutableDictionary(
            metric => metric, metric => judged.Select(metric.Score).ToImmutableArray());
        return new(run.Name, qrels.Queries, scores, judged.Count(ranking => ranking.Relevant is 0));
    }

    /// <summary>The scores of a metric, one for each of <see cref="Queries"/>.</summary>
    public ImmutableArray<double> Of(RetrievalMetric metric) =>
        _scores.TryGetValue(metric, out var scores)
            ? scores
            : throw new ArgumentException($"{metric} was not computed.", nameof(metric));
}
