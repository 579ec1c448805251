using System.Globalization;

namespace Rung.Retrieval.Evaluation;

/// <summary>
/// A measure of one ranking against the judgements of its query, by trec_eval's definitions; the mean over queries is
/// the caller's, who also owes its interval. A passage is relevant when its grade is at least 1; a passage without a
/// judgement is not relevant; a query without any relevant passage scores 0. Passages of equal score stand in the
/// order that the retriever gave them (trec_eval would sort them by name).
/// </summary>
public sealed record RetrievalMetric
{
    /// <summary>The name of each kind in reports and on the command line.</summary>
    private static readonly (RetrievalMetricKind Kind, string Name)[] Names =
    [
        (RetrievalMetricKind.Recall, "recall"),
        (RetrievalMetricKind.Precision, "precision"),
        (RetrievalMetricKind.Ndcg, "ndcg"),
        (RetrievalMetricKind.ReciprocalRank, "mrr"),
        (RetrievalMetricKind.AveragePrecision, "map"),
        (RetrievalMetricKind.Success, "success"),
    ];

    /// <param name="kind">What is measured.</param>
    /// <param name="depth">How many places of the ranking count, from the first; all when null.</param>
    public RetrievalMetric(RetrievalMetricKind kind, int? depth)
    {
        if (depth is { } places)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(places, 1, nameof(depth));
        }
        else if (kind is RetrievalMetricKind.Precision)
        {
            throw new ArgumentException("Precision needs a depth: how many places were asked for.", nameof(depth));
        }

        Kind = kind;
        Depth = depth;
    }

    /// <summary>What is measured.</summary>
    public RetrievalMetricKind Kind { get; }

    /// <summary>How many places of the ranking count; all when null.</summary>
    public int? Depth { get; }

    /// <summary>For example <c>ndcg@10</c>, or <c>map</c> for the whole ranking.</summary>
    public string Name
    {
        get
        {
            var name = Array.Find(Names, known => known.Kind == Kind).Name;
            return Depth is { } depth ? string.Create(CultureInfo.InvariantCulture, $"{name}@{depth}") : name;
        }
    }

    public static RetrievalMetric Recall(int depth) => new(RetrievalMetricKind.Recall, depth);

    public static RetrievalMetric Precision(int depth) => new(RetrievalMetricKind.Precision, depth);

    public static RetrievalMetric Ndcg(int depth) => new(RetrievalMetricKind.Ndcg, depth);

    public static RetrievalMetric ReciprocalRank(int depth) => new(RetrievalMetricKind.ReciprocalRank, depth);

    public static RetrievalMetric AveragePrecision(int? depth = null) =>
        new(RetrievalMetricKind.AveragePrecision, depth);

    public static RetrievalMetric Success(int depth) => new(RetrievalMetricKind.Success, depth);

    /// <summary>Reads a <see cref="Name"/>; false when it is none.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RetrievalMetric? metric)
    {
        metric = null;
        var parts = (text ?? "").Split('@');
        var found = Array.FindIndex(Names, known => known.Name == parts[0]);
        if (found < 0 || parts.Length > 2 || !TryDepth(parts, out var depth))
        {
            return false;
        }

        var kind = Names[found].Kind;
        if (depth is null && kind is RetrievalMetricKind.Precision)
        {
            return false;
        }

        metric = new(kind, depth);
        return true;
    }

    /// <summary>The metric of one ranking.</summary>
    /// <param name="ranking">Best first.</param>
    /// <param name="grades">The judgements of the query, as <see cref="Qrels.GradesOf"/> gives them.</param>
    /// <exception cref="ArgumentException">A passage stands in the ranking twice.</exception>
    public double Score(IReadOnlyList<RankedPassage> ranking, IReadOnlyDictionary<PassageId, int> grades) =>
        Score(JudgedRanking.Of(ranking, grades));

    public override string ToString() => Name;

    internal double Score(JudgedRanking judged)
    {
        if (judged.Relevant is 0)
        {
            return 0;
        }

        var depth = Depth ?? int.MaxValue;
        return Kind switch
        {
            RetrievalMetricKind.Recall => (double)judged.Found(depth) / judged.Relevant,
            RetrievalMetricKind.Precision => (double)judged.Found(depth) / depth,
            RetrievalMetricKind.Ndcg => judged.DiscountedGain(depth) / judged.IdealGain(depth),
            RetrievalMetricKind.ReciprocalRank => judged.FirstRelevant(depth) is { } rank ? 1.0 / rank : 0,
            RetrievalMetricKind.AveragePrecision => judged.SummedPrecision(depth) / judged.Relevant,
            RetrievalMetricKind.Success => judged.FirstRelevant(depth) is null ? 0 : 1,
            _ => throw new InvalidOperationException($"There is no metric {Kind}."),
        };
    }

    private static bool TryDepth(string[] parts, out int? depth)
    {
        depth = null;
        if (parts.Length is 1)
        {
            return true;
        }

        var reads = int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var places);
        depth = places;
        return reads && places >= 1;
    }
}
