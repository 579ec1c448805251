using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rung.Core.Statistics;
using Rung.Engine.Baselines.Features;

namespace Rung.Engine.Baselines.Linear;

/// <summary>
/// One label against the rest: min ½‖w‖² + C Σ max(0, 1 − y·w·x)², each x carrying a constant 1 whose weight is the bias.
/// Dual coordinate descent with shrinking as in LIBLINEAR (Hsieh et al., "A dual coordinate descent method for large-scale
/// linear SVM", 2008, algorithm 3). Starts from the dual variables it is given, so that a path of C or the models of the
/// folds warm it up. One thread at a time.
/// </summary>
internal sealed class SquaredHingeSolver
{
    private readonly LinearProblem _problem;
    private readonly int[] _order;
    private readonly float[] _weights;

    public SquaredHingeSolver(LinearProblem problem)
    {
        _problem = problem;
        _order = new int[problem.Examples.Length];
        _weights = new float[problem.Columns + 1];
    }

    /// <summary>The weights found, the bias last. Valid until the next solution.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>Finds the weights for one label.</summary>
    /// <param name="isPositive">By row.</param>
    /// <param name="alphas">By row: where to start (zeros, or the solution for another C), and then the solution.</param>
    /// <param name="settings">C and when to stop.</param>
    /// <param name="random">The order of visits.</param>
    /// <param name="cancellationToken">Looked at once an epoch.</param>
    /// <returns>How many epochs it took.</returns>
    public int Solve(
        ReadOnlySpan<bool> isPositive,
        Span<float> alphas,
        SquaredHingeSettings settings,
        SplitMix64 random,
        CancellationToken cancellationToken)
    {
        Start(isPositive, alphas);
        var diagonal = (float)(0.5 / settings.C);
        var active = _problem.Examples.Length;
        var bound = float.PositiveInfinity;
        for (var epoch = 1; epoch <= settings.MaxEpochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (low, high) = Visit(isPositive, alphas, diagonal, random, ref active, bound);
            bound = high > 0 ? high : float.PositiveInfinity;
            if (high - low > settings.Tolerance)
            {
                continue;
            }

            if (active == _problem.Examples.Length)
            {
                return epoch;
            }

            // What was shrunk away may have come back: look at everything once more.
            active = _problem.Examples.Length;
            bound = float.PositiveInfinity;
        }

        return settings.MaxEpochs;
    }

    /// <summary>w · x + bias.</summary>
    public float Decide(SparseVector vector)
    {
        vector = vector.Below(_problem.Columns);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        float first = _weights[_problem.Columns], second = 0;
        var i = 0;
        for (; i + 1 < vector.Count; i += 2)
        {
            // In range by construction: a vector's columns are below the count of columns. Two sums hide half the latency.
            first += vector.Values[i] * Unsafe.Add(ref weights, vector.Columns[i]);
            second += vector.Values[i + 1] * Unsafe.Add(ref weights, vector.Columns[i + 1]);
        }

        return i < vector.Count ? first + second + (vector.Values[i] * _weights[vector.Columns[i]]) : first + second;
    }

    // One epoch over the active examples. Returns the least and the greatest projected gradient.
    private (float Low, float High) Visit(
        ReadOnlySpan<bool> isPositive, Span<float> alphas, float diagonal, SplitMix64 random, ref int active, float bound)
    {
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        random.Shuffle(_order.AsSpan(0, active));
        for (var i = 0; i < active; i++)
        {
            var row = _order[i];
            var vector = _problem.Rows[row];
            var sign = isPositive[row] ? 1f : -1f;
            ref var alpha = ref alphas[row];
            var gradient = (sign * Decide(vector)) - 1 + (alpha * diagonal);
            if (alpha == 0 && gradient > bound)
            {
                active--;
                (_order[i], _order[active]) = (_order[active], row);
                i--;
                continue;
            }

            var projected = alpha == 0 ? Math.Min(gradient, 0) : gradient;
            low = Math.Min(low, projected);
            high = Math.Max(high, projected);
            if (projected != 0)
            {
                var next = Math.Max(alpha - (gradient / (_problem.SquaredNorms[row] + diagonal)), 0);
                Add(vector, sign * (next - alpha));
                alpha = next;
            }
        }

        return (low, high);
    }

    private void Start(ReadOnlySpan<bool> isPositive, ReadOnlySpan<float> alphas)
    {
        Array.Clear(_weights);
        _problem.Examples.CopyTo(_order, 0);
        foreach (var row in _problem.Examples)
        {
            if (alphas[row] > 0)
            {
                Add(_problem.Rows[row], isPositive[row] ? alphas[row] : -alphas[row]);
            }
        }
    }

    private void Add(SparseVector vector, float factor)
    {
        vector = vector.Below(_problem.Columns);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (var i = 0; i < vector.Count; i++)
        {
            Unsafe.Add(ref weights, vector.Columns[i]) += factor * vector.Values[i];
        }

        _weights[_problem.Columns] += factor;
    }
}
