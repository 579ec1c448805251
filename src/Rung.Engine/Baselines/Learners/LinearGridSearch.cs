using System.Numerics.Tensors;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Baselines.Learners;

/// <summary>
/// Chooses C by cross-validation: every C on the first fold, then on the other folds those that are not hopeless. Models of
/// different folds and C are trained in parallel, each on one thread.
/// </summary>
internal sealed class LinearGridSearch(BaselineMaterial material, TextFeatures features, double[] grid)
{
    private readonly int _labels = material.Outputs.Length;
    private readonly float[][] _scores = new float[grid.Length][];
    private readonly int[][] _answers = new int[grid.Length][];

    /// <summary>Trains a model on one thread.</summary>
    public delegate LinearWeights Trainer(LinearProblem problem, double c, CancellationToken cancellationToken);

    /// <summary>How many models are trained at most.</summary>
    public int ModelCount => grid.Length * material.Folds.Count;

    public GridSearchResult Run(Trainer train, ProgressCounter progress, CancellationToken cancellationToken)
    {
        for (var i = 0; i < grid.Length; i++)
        {
            _scores[i] = new float[material.Examples.Length * _labels];
            _answers[i] = new int[material.Examples.Length];
        }

        var all = Enumerable.Range(0, grid.Length).ToArray();
        TrainAll([.. all.Select(setting => (setting, 0))], train, progress, cancellationToken);

        var choice = new SettingChoice(material);
        var first = material.Folds.HeldOutOf(0);
        var early = Array.ConvertAll(all, setting => choice.ValueOf(_answers[setting], first));
        var kept = Array.FindAll(all, setting => !SettingChoice.IsHopeless(early[setting], early.Max(), first.Length));
        progress.Finish((grid.Length - kept.Length) * (material.Folds.Count - 1));
        var jobs = from fold in Enumerable.Range(1, material.Folds.Count - 1) from setting in kept select (setting, fold);
        TrainAll([.. jobs], train, progress, cancellationToken);

        var everyone = Enumerable.Range(0, material.Examples.Length).ToArray();
        var values = Array.ConvertAll(
            all, setting => kept.Contains(setting) ? choice.ValueOf(_answers[setting], everyone) : early[setting]);
        var best = kept.MaxBy(setting => values[setting]);
        return new GridSearchResult(
            best,
            [.. all.Select(i => new TriedSetting(NameOf(grid[i]), values[i], !kept.Contains(i)))],
            _answers[best],
            _scores[best]);
    }

    public static string NameOf(double c) => FormattableString.Invariant($"C = {c}");

    private void TrainAll(
        (int Setting, int Fold)[] jobs, Trainer train, ProgressCounter progress, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = material.Options.Threads,
            CancellationToken = cancellationToken,
        };
        Parallel.For(0, jobs.Length, parallel, i =>
        {
            var (setting, fold) = jobs[i];
            var rows = material.ForFold(features, fold, cancellationToken).Rows;
            var problem = new LinearProblem(rows, material.Folds.TrainedBy(fold), material.OutputOf, _labels);
            var weights = train(problem, grid[setting], cancellationToken);
            ScoreHeldOut(weights, rows, fold, setting);
            progress.Finish();
        });
    }

    private void ScoreHeldOut(LinearWeights weights, SparseRows rows, int fold, int setting)
    {
        var scores = new float[weights.Stride];
        foreach (var example in material.Folds.HeldOutOf(fold))
        {
            weights.Score(rows[example], scores);
            var own = scores.AsSpan(0, _labels);
            own.CopyTo(_scores[setting].AsSpan(example * _labels));
            _answers[setting][example] = TensorPrimitives.IndexOfMax<float>(own);
        }
    }
}
