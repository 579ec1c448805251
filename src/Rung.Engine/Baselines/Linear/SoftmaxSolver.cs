using System.Numerics.Tensors;
using Rung.Core.Statistics;

namespace Rung.Engine.Baselines.Linear;

/// <summary>
/// Multinomial logistic regression: min ½‖W‖² + C Σ (ln Σₖ exp(wₖ·x) − w_y·x), each x carrying a constant 1 whose weights are
/// the biases. Solved in the dual, whose variables are a distribution over labels for each example, p, with
/// W = C Σ x (e_y − p)ᵀ; each step solves one example's distribution exactly (<see cref="SoftmaxStep"/>). At the optimum
/// p = softmax(Wᵀx), and the duality gap is C Σ KL(p ‖ softmax(Wᵀx)): what is left to gain is known at every step, and
/// examples with nothing to gain rest. Compare Yu, Huang and Lin, "Dual coordinate descent methods for logistic regression
/// and maximum entropy models", 2011, which solves the same dual two labels at a time. One thread at a time.
/// </summary>
internal sealed class SoftmaxSolver
{
    private const int ExamplesPerCheck = 256;

    // An example whose gap is below this share of the tolerance rests for some epochs.
    private const float RestShare = 0.2f;
    private const int LongestRest = 4;

    private readonly LinearProblem _problem;
    private readonly int[] _order;
    private readonly SoftmaxStep _step;
    private readonly float[] _scores;
    private readonly float[] _deltas;
    private readonly byte[] _rest;

    public SoftmaxSolver(LinearProblem problem)
    {
        _problem = problem;
        _order = [.. problem.Examples];
        Weights = new LinearWeights(problem.Columns, problem.Labels);
        _step = new SoftmaxStep(problem.Labels);
        _scores = new float[Weights.Stride];
        _deltas = new float[Weights.Stride];
        _rest = new byte[problem.Rows.Count];
    }

    /// <summary>What is learnt.</summary>
    public LinearWeights Weights { get; }

    /// <summary>Finds the weights.</summary>
    /// <param name="distributions">By row, one a label: where to start, and then the solution.</param>
    /// <param name="settings">C and when to stop.</param>
    /// <param name="random">The order of visits.</param>
    /// <param name="cancellationToken">Looked at every few examples.</param>
    /// <returns>How many epochs it took.</returns>
    public int Solve(
        float[] distributions, SoftmaxSettings settings, SplitMix64 random, CancellationToken cancellationToken)
    {
        Start(distributions, settings.C);
        for (var epoch = 1; epoch <= settings.MaxEpochs; epoch++)
        {
            random.Shuffle<int>(_order);
            var gap = 0.0;
            for (var i = 0; i < _order.Length; i++)
            {
                if (i % ExamplesPerCheck == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                gap += Visit(_order[i], distributions, settings, random);
            }

            if (gap <= settings.Tolerance * _order.Length)
            {
                return epoch;
            }
        }

        return settings.MaxEpochs;
    }

    // Returns the example's gap before its step.
    private double Visit(int row, float[] distributions, SoftmaxSettings settings, SplitMix64 random)
    {
        if (_rest[row] > 0)
        {
            _rest[row]--;
            return settings.Tolerance * RestShare;
        }

        var vector = _problem.Rows[row];
        var distribution = distributions.AsSpan(row * Weights.Labels, Weights.Labels);
        var deltas = _deltas.AsSpan(0, Weights.Labels);
        Weights.Score(vector, _scores);
        var gap = _step.Gap(_scores, distribution);
        if (gap < settings.Tolerance * RestShare)
        {
            _rest[row] = (byte)(1 + random.Next(LongestRest));
            return gap;
        }

        _step.Solve(_scores, distribution, (float)(settings.C * _problem.SquaredNorms[row]), deltas);
        TensorPrimitives.Add(distribution, deltas, distribution);
        TensorPrimitives.Multiply(deltas, (float)-settings.C, deltas);
        Weights.Add(vector, _deltas);
        return gap;
    }

    private void Start(float[] distributions, double c)
    {
        Weights.Clear();
        Array.Clear(_rest);
        _problem.Examples.CopyTo(_order, 0);
        foreach (var row in _problem.Examples)
        {
            var deltas = _deltas.AsSpan(0, Weights.Labels);
            TensorPrimitives.Multiply(distributions.AsSpan(row * Weights.Labels, Weights.Labels), (float)-c, deltas);
            _deltas[_problem.LabelOf[row]] += (float)c;
            Weights.Add(_problem.Rows[row], _deltas);
        }
    }
}
