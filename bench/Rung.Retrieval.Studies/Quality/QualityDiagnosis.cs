using System.Globalization;
using System.Text;
using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Studies.Quality;

/// <summary>Why questions fail when an answerer is given the five best passages.</summary>
internal static class QualityDiagnosis
{
    private const int Given = 5;
    private static readonly int[] Borders = [10, 20, 50, FoldSystems.Depth];

    public static string Of(QualityRun run)
    {
        var text = new StringBuilder(
            $"Diagnosis: questions whose gold passage is not among the {Given} best (without an answerer none can be ignored):\n\n");
        text.Append("| system | failed | absent | cut by a border | not retrieved |");
        var low = Given;
        foreach (var border in Borders)
        {
            text.Append(CultureInfo.InvariantCulture, $" at rank {low + 1}–{border} |");
            low = border;
        }

        text.Append(CultureInfo.InvariantCulture, $" beyond {low} |\n|{string.Concat(Enumerable.Repeat(" --- |", 6 + Borders.Length))}\n");
        foreach (var (system, rankings) in run.Rankings)
        {
            text.Append(Row(run, system, rankings));
        }

        return text.ToString();
    }

    private static string Row(
        QualityRun run, string system, IReadOnlyDictionary<string, IReadOnlyList<RankedPassage>> rankings)
    {
        var failures = run.Data.Questions
            .Select(question => new FailedQuestion
            {
                Question = question.Id,
                Ranking = [.. rankings.GetValueOrDefault(question.Id, [])],
                Given = Given,
            })
            .Where(failure => !failure.Ranking.Take(Given).Any(place => run.Data.Gold.Qrels.GradesOf(failure.Question).ContainsKey(place.Id)));
        var diagnosis = RetrievalDiagnosis.Of(failures, run.Data.Gold);
        var missed = diagnosis.Questions.Where(question => question.Cause is RetrievalFailureCause.NotRetrieved).ToList();
        int[] counts =
        [
            diagnosis.Questions.Length,
            diagnosis.Histogram[RetrievalFailureCause.AbsentFromCorpus],
            diagnosis.Histogram[RetrievalFailureCause.CutByBorder],
            missed.Count,
            .. Borders.Select((border, i) => missed.Count(question =>
                question.GoldRank <= border && question.GoldRank > (i is 0 ? Given : Borders[i - 1]))),
            missed.Count(question => question.GoldRank is null),
        ];
        return string.Create(CultureInfo.InvariantCulture, $"| {system} | {string.Join(" | ", counts)} |\n");
    }
}
