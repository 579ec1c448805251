using System.Numerics.Tensors;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Baselines.Learners;

/// <summary>
/// Chooses C by cross-validation. The folds and the whole are trained in parallel, each on one thread along a path of rising
/// C: a warm start costs less than to find out which C are hopeless.
/// </summary>
internal sealed class LinearGridSearch
{
    private readonly BaselineMaterial _material;
    private readonly TextFeatures _features;
    private readonly LinearLearner _learner;
    private readonly double[] _grid;
    private readonly float[][] _scores;
    private readonly int[][] _answers;
    private readonly LinearWeights[] _weights;

    public LinearGridSearch(BaselineMaterial material, TextFeatures features, LinearLearner learner, double[] grid)
    {
        _material = material;
        _features = features;
        _learner = learner;
        _grid = grid;
        _scores = Array.ConvertAll(grid, _ => new float[material.Examples.Length * material.Outputs.Length]);
        _answers = Array.ConvertAll(grid, _ => new int[material.Examples.Length]);
        _weights = new LinearWeights[grid.Length];
    }

    public GridSearchResult Run(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var folds = _material.Folds.Count;
        var counter = new ProgressCounter(progress, _grid.Length * (folds + 1));
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = _material.Options.Threads,
            CancellationToken = cancellationToken,
        };

        // The whole first: it takes longest.
        Parallel.For(0, folds + 1, parallel, job => Train(job == 0 ? null : job - 1, counter, cancellationToken));

        var choice = new SettingChoice(_material);
        var everyone = Enumerable.Range(0, _material.Examples.Length).ToArray();
        var tried = _grid.Select((c, i) => new TriedSetting(NameOf(c), choice.ValueOf(_answers[i], everyone))).ToArray();
        var best = Array.IndexOf(tried, tried.MaxBy(setting => setting.Value));
        return new GridSearchResult(NameOf(_grid[best]), tried, _answers[best], _scores[best], _weights[best]);
    }

    public static string NameOf(double c) => FormattableString.Invariant($"C = {c}");

    // A fold's models answer what it holds out; those of the whole are kept.
    private void Train(int? fold, ProgressCounter counter, CancellationToken cancellationToken)
    {
        var space = fold is { } held
            ? _material.ForFold(_features, held, cancellationToken)
            : _material.Whole(_features, cancellationToken);
        var examples = fold is { } left ? _material.Folds.TrainedBy(left) : [.. Enumerable.Range(0, space.Rows.Count)];
        var problem = new LinearProblem(space.Rows, examples, _material.OutputOf, _material.Outputs.Length);
        var setting = 0;
        foreach (var weights in _learner.Train(problem, _grid, _material.Options.Seed, cancellationToken))
        {
            if (fold is { } own)
            {
                ScoreHeldOut(weights, space.Rows, own, setting);
            }
            else
            {
                // Nothing overwrites the last.
                _weights[setting] = setting == _grid.Length - 1 ? weights : weights.Copy();
            }

            setting++;
            counter.Finish();
        }
    }

    private void ScoreHeldOut(LinearWeights weights, SparseRows rows, int fold, int setting)
    {
        var scores = new float[weights.Stride];
        foreach (var example in _material.Folds.HeldOutOf(fold))
        {
            weights.Score(rows[example], scores);
            var own = scores.AsSpan(0, weights.Labels);
            own.CopyTo(_scores[setting].AsSpan(example * weights.Labels));
            _answers[setting][example] = TensorPrimitives.IndexOfMax<float>(own);
        }
    }
}
