using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Tests.Evaluation;

public sealed class MetricLawTests
{
    private static readonly RetrievalMetric[] Metrics =
    [
        RetrievalMetric.Recall(5), RetrievalMetric.Precision(5), RetrievalMetric.Ndcg(5),
        RetrievalMetric.ReciprocalRank(5), RetrievalMetric.AveragePrecision(), RetrievalMetric.Success(5),
    ];

    [Property]
    public Property A_metric_lies_between_zero_and_one(byte[] order, byte[] judged) =>
        Metrics.All(metric => metric.Score(Ranking(order), Grades(judged)) is >= 0 and <= 1 + 1e-12).ToProperty();

    [Property]
    public Property To_move_a_relevant_passage_up_never_lowers_a_metric(byte[] order, byte[] judged, int at)
    {
        var (ranking, grades) = (Ranking(order), Grades(judged));
        if (ranking.Count < 2)
        {
            return true.ToProperty();
        }

        var place = 1 + Math.Abs(at % (ranking.Count - 1));
        var better = grades.GetValueOrDefault(ranking[place].Id) > grades.GetValueOrDefault(ranking[place - 1].Id);
        var moved = ranking.ToList();
        (moved[place - 1], moved[place]) = (moved[place], moved[place - 1]);

        return (!better || Metrics.All(metric => metric.Score(moved, grades) >= metric.Score(ranking, grades) - 1e-12))
            .ToProperty();
    }

    [Property]
    public Property Recall_never_falls_with_depth(byte[] order, byte[] judged, PositiveInt depth) =>
        (RetrievalMetric.Recall(depth.Get + 1).Score(Ranking(order), Grades(judged))
            >= RetrievalMetric.Recall(depth.Get).Score(Ranking(order), Grades(judged))).ToProperty();

    private static List<RankedPassage> Ranking(byte[] order) =>
        [.. order.Distinct().Select((id, place) => new RankedPassage(Id(id), -place))];

    private static Dictionary<PassageId, int> Grades(byte[] judged) =>
        judged.Distinct().ToDictionary(Id, id => (id % 5) - 1);

    private static PassageId Id(byte value) => PassageId.Of($"p{value % 32}-{value / 32}");
}
