using System.Numerics.Tensors;
using Rung.Core.Statistics;

namespace Rung.Engine.Baselines.Linear;

/// <summary>
/// Trains a linear classifier: min ½‖W‖² + C Σ loss(Wᵀx, y), each x carrying a constant 1 whose weights are the biases. Dual
/// coordinate ascent, a block an example: scores it for all labels, moves its dual variables to their best, and adds the change
/// to the weights. The duality gap is a sum over examples and costs nothing extra: it says when to stop, and which
/// examples have so little to gain that they may rest (LIBLINEAR's shrinking, by example). The next C starts from the
/// dual variables of the last. One thread at a time.
/// </summary>
internal sealed class DualSolver
{
    private const int ExamplesPerCheck = 256;

    // An example whose gap is below this share of the tolerance rests for some epochs.
    private const double RestShare = 0.2;
    private const int LongestRest = 4;

    private readonly LinearProblem _problem;
    private readonly IDualLoss _loss;
    private readonly SplitMix64 _random;
    private readonly int[] _order;
    private readonly byte[] _rest;
    private readonly float[] _duals;
    private readonly float[] _scores;
    private readonly float[] _deltas;

    public DualSolver(LinearProblem problem, IDualLoss loss, ulong seed)
    {
        _problem = problem;
        _loss = loss;
        _random = new SplitMix64(seed);
        _order = [.. problem.Examples];
        _rest = new byte[problem.Rows.Count];
        _duals = new float[problem.Rows.Count * problem.Labels];
        Weights = new LinearWeights(problem.Columns, problem.Labels);
        _scores = new float[Weights.Stride];
        _deltas = new float[Weights.Stride];
    }

    /// <summary>What is learnt: zero at first.</summary>
    public LinearWeights Weights { get; }

    /// <summary>Finds the weights for a C.</summary>
    /// <param name="c">The weight of the loss against the regulariser.</param>
    /// <param name="tolerance">Stops when the duality gap, over C and the number of examples, is about as small.</param>
    /// <param name="maxEpochs">Stops in any case: on few, dense columns and a large C the last digits take thousands.</param>
    /// <param name="cancellationToken">Looked at every few examples.</param>
    /// <returns>How many epochs it took.</returns>
    public int Solve(double c, double tolerance, int maxEpochs, CancellationToken cancellationToken)
    {
        Array.Clear(_rest);
        for (var epoch = 1; epoch <= maxEpochs; epoch++)
        {
            _random.Shuffle(_order);
            var gap = 0.0;
            for (var i = 0; i < _order.Length; i++)
            {
                if (i % ExamplesPerCheck == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                gap += Visit(_order[i], (float)c, tolerance);
            }

            if (gap <= tolerance * _order.Length)
            {
                return epoch;
            }
        }

        return maxEpochs;
    }

    // Returns the example's gap before its step.
    private double Visit(int row, float c, double tolerance)
    {
        if (_rest[row] > 0)
        {
            _rest[row]--;
            return tolerance * RestShare;
        }

        var vector = _problem.Rows[row];
        var duals = _duals.AsSpan(row * _problem.Labels, _problem.Labels);
        var scores = _scores.AsSpan(0, _problem.Labels);
        Weights.Score(vector, _scores);
        var gap = _loss.Gap(scores, _problem.LabelOf[row], duals, c);
        if (gap < tolerance * RestShare)
        {
            _rest[row] = (byte)(1 + _random.Next(LongestRest));
            return gap;
        }

        var deltas = _deltas.AsSpan(0, _problem.Labels);
        _loss.Step(scores, _problem.LabelOf[row], duals, c, _problem.SquaredNorms[row], deltas);
        TensorPrimitives.Add(duals, deltas, duals);
        Weights.Add(vector, _deltas);
        return gap;
    }
}
