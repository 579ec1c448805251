using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Neighbours;

namespace Rung.Engine.Baselines.Learners;

/// <summary>
/// The expected output that weighs most among the k nearest examples, each weighing its cosine. For labels k is chosen;
/// for other kinds of output k is 1: the nearest example's output is copied.
/// </summary>
internal sealed class NearestBaseline(string name, TextFeatures features, int simplicity) : IBaseline
{
    private const int DefaultCount = 5;
    private const int QueriesPerPiece = 128;

    private static readonly double[] LabelGrid = [1, 3, 5, 10, 20, 40];

    public string Name => name;

    public Candidate Describe(BaselineMaterial material) =>
        BaselineDefinition.ToCandidate(material, name, simplicity, "nearest", features, GridFor(material));

    public BaselineFit Fit(BaselineMaterial material, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var grid = Array.ConvertAll(GridFor(material), k => (int)k);
        var answers = Array.ConvertAll(grid, _ => new int[material.Examples.Length]);
        var pieces = (material.Examples.Length / QueriesPerPiece) + material.Folds.Count + 1;
        var counter = new ProgressCounter(progress, pieces);
        for (var fold = 0; fold < material.Folds.Count; fold++)
        {
            AnswerFold(material, fold, grid, answers, counter, cancellationToken);
        }

        var choice = new SettingChoice(material);
        var tried = material.Folds.Count == 0
            ? []
            : answers.Select((given, i) => new TriedSetting(
                NameOf(grid[i]), choice.ValueOf(given, Enumerable.Range(0, given.Length)))).ToArray();
        var best = tried.Length == 0 ? -1 : Array.IndexOf(tried, tried.MaxBy(setting => setting.Value));
        var count = best >= 0 ? grid[best] : Math.Min(DefaultCount, grid[^1]);
        var predictor = PredictorOf(material, material.Whole(features, cancellationToken), fold: null, count);
        progress?.Report(1);
        return new BaselineFit
        {
            Answerer = new BaselineAnswerer(Describe(material), predictor, material.Options.Time),
            Settings = NameOf(count),
            Tried = [.. tried],
            OutOfFold = best < 0 ? [] : choice.ToAnswers(answers[best]),
            Notes = material.NotesOn(features, cancellationToken),
        };
    }

    private static string NameOf(int count) => FormattableString.Invariant($"k = {count}");

    private static double[] GridFor(BaselineMaterial material) => material.Kind == OutputKind.Label ? LabelGrid : [1];

    // Each held-out example is asked once, for as many neighbours as the largest k needs.
    private void AnswerFold(
        BaselineMaterial material, int fold, int[] grid, int[][] answers, ProgressCounter counter, CancellationToken cancellationToken)
    {
        var space = material.ForFold(features, fold, cancellationToken);
        var predictor = PredictorOf(material, space, fold, grid[^1]);
        var held = material.Folds.HeldOutOf(fold);
        var pieces = (held.Length + QueriesPerPiece - 1) / QueriesPerPiece;
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = material.Options.Threads,
            CancellationToken = cancellationToken,
        };
        Parallel.For(0, pieces, parallel, piece =>
        {
            foreach (var example in held.Skip(piece * QueriesPerPiece).Take(QueriesPerPiece))
            {
                var neighbours = predictor.Nearest(space.Rows[example]);
                for (var i = 0; i < grid.Length; i++)
                {
                    answers[i][example] = predictor.Vote(neighbours.AsSpan(0, Math.Min(grid[i], neighbours.Length)));
                }
            }

            counter.Finish();
        });
    }

    private static NearestPredictor PredictorOf(BaselineMaterial material, FeatureSpace space, int? fold, int count)
    {
        var rows = fold is { } held ? material.Folds.TrainedBy(held) : [.. Enumerable.Range(0, material.Examples.Length)];
        var index = NeighbourIndex.Of(space.Vectorizer, space.Rows, rows);
        return new NearestPredictor(index, material.OutputOf, material.Outputs, ConstantBaseline.MostFrequent(material, rows), count);
    }
}
