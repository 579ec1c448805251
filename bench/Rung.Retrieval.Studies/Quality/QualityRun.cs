using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Studies.Quality;

/// <summary>All systems on one data set, cross-fitted.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Questions">In ordinal order of their ids.</param>
/// <param name="Rankings">By system, then by question; systems in the order of the report.</param>
/// <param name="Choices">By fold.</param>
internal sealed record QualityRun(
    QualityData Data,
    IReadOnlyList<StudyQuestion> Questions,
    IReadOnlyList<(string System, IReadOnlyDictionary<string, IReadOnlyList<RankedPassage>> Rankings)> Rankings,
    IReadOnlyList<IReadOnlyList<string>> Choices)
{
    public const int Folds = 5;
    public const ulong Seed = 20_260_101;

    public static async Task<QualityRun> OfAsync(QualityData data)
    {
        var corpus = new StudyCorpus(data);
        var questions = await corpus.AskAsync(data);
        var folds = GroupFolds.Of([.. questions.Select(question => question.Document)], Folds, Seed);
        var parts = await Task.WhenAll(Enumerable.Range(0, Folds).Select(fold => Task.Run(() => Fold(
            corpus,
            [.. questions.Where((_, i) => folds[i] != fold)],
            [.. questions.Where((_, i) => folds[i] == fold)]))));
        return new(data, questions, Joined(parts.Select(part => part.Found)), [.. parts.Select(part => part.Choices)]);
    }

    public RunScores Scores(string system, IReadOnlyCollection<RetrievalMetric> metrics)
    {
        var rankings = Rankings.Single(entry => entry.System == system).Rankings;
        return QualityScores.Of(system, Questions.Select(question => (question, rankings[question.Question.Id])), metrics);
    }

    private static (IReadOnlyList<Ranking> Found, IReadOnlyList<string> Choices) Fold(
        StudyCorpus corpus, IReadOnlyList<StudyQuestion> train, IReadOnlyList<StudyQuestion> test)
    {
        var systems = new FoldSystems(corpus, train, Seed);
        List<Ranking> found =
        [
            .. from system in systems.Systems()
               from question in test
               select new Ranking(system.System, question.Question.Id, system.Rank(question)),
        ];
        return (found, systems.Choices);
    }

    private static List<(string System, IReadOnlyDictionary<string, IReadOnlyList<RankedPassage>> Rankings)> Joined(
        IEnumerable<IReadOnlyList<Ranking>> folds) =>
    [
        .. folds
            .SelectMany(fold => fold)
            .GroupBy(ranking => ranking.System, StringComparer.Ordinal)
            .Select(system => (system.Key, (IReadOnlyDictionary<string, IReadOnlyList<RankedPassage>>)system.ToDictionary(
                ranking => ranking.Question, ranking => ranking.Found, StringComparer.Ordinal))),
    ];

    private sealed record Ranking(string System, string Question, IReadOnlyList<RankedPassage> Found);
}
