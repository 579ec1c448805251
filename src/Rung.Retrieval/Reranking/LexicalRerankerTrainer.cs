using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Reranking.Features;
using Rung.Retrieval.Reranking.Learning;

namespace Rung.Retrieval.Reranking;

/// <summary>
/// Learns a <see cref="LexicalReranker"/>: tries linear models and boosted trees, and no reranking at all, by
/// cross-validation over groups, and learns the best anew from all examples. The same examples and seed give the same
/// reranker.
/// </summary>
public static class LexicalRerankerTrainer
{
    private static readonly IRankLearner[] Learners =
    [
        new FirstOrder(),
        new ChoiceLearner(penalty: 0.01),
        new ChoiceLearner(penalty: 0.001),
        new LambdaTrees(new() { Trees = 100, Levels = 2 }),
        new LambdaTrees(new() { Trees = 100, Levels = 4 }),
    ];

    /// <summary>Takes some seconds for a thousand queries; with one group only nothing can be learnt safely.</summary>
    public static LexicalReranker Train(
        IReadOnlyList<RerankExample> examples, TermStatistics statistics, LexicalRerankerOptions options)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var groups = examples.Select(example => example.Group).Distinct(StringComparer.Ordinal).Count();
        if (groups < 2)
        {
            return new(statistics, new FirstOrder(), new FirstOrder().Name, [], SignalsOf(examples));
        }

        var lists = examples.Select(example => ToList(example, statistics)).ToList();
        var folds = GroupFolds.Of(
            [.. examples.Select(example => example.Group)], Math.Min(groups, options.Folds), options.Seed);
        var all = Learners
            .Select(learner => (Learner: learner, Quality: Validated(learner, lists, folds, options.Seed)))
            .ToList();

        // The first of equals: no reranking before linear before trees.
        var best = all.MaxBy(entry => entry.Quality).Learner;
        return new(
            statistics,
            best.Learn(lists, options.Seed),
            best.Name,
            [.. all.Select(entry => new TriedLearner(entry.Learner.Name, entry.Quality))],
            SignalsOf(examples));
    }

    private static int SignalsOf(IReadOnlyList<RerankExample> examples) =>
        examples.SelectMany(example => example.Candidates).FirstOrDefault()?.Signals.Length ?? 0;

    private static RankingExample ToList(RerankExample example, TermStatistics statistics) => new(
        RerankFeatures.Of(example.Query, example.Candidates, statistics),
        [.. example.Candidates.Select(candidate => Math.Max(0, example.Grades.GetValueOrDefault(candidate.Passage.Id)))],
        example.Grades.Values);

    private static double Validated(
        IRankLearner learner, List<RankingExample> lists, IReadOnlyList<int> folds, ulong seed)
    {
        var sum = 0.0;
        for (var fold = 0; fold <= folds.Max(); fold++)
        {
            var model = learner.Learn([.. lists.Where((_, i) => folds[i] != fold)], seed);
            sum += lists
                .Where((_, i) => folds[i] == fold)
                .Sum(list => list.Quality(Array.ConvertAll(list.Rows, row => model.Score(row))));
        }

        return sum / lists.Count;
    }
}
