using System.Numerics.Tensors;

namespace Rung.Engine.Baselines.Linear;

/// <summary>
/// Temperature scaling (Guo et al., "On calibration of modern neural networks", 2017): one number that divides all scores
/// before the softmax, fitted to predictions for examples that the model did not see. It moves no prediction.
/// </summary>
internal static class Temperature
{
    private const int MaxTurns = 50;
    private const double Precision = 1e-6;
    private const double Least = 1e-3;
    private const double Most = 1e3;

    /// <summary>
    /// The temperature with the least log loss. The loss is convex in β = 1 / T, with the derivative Σ E[z] − z_y and the second
    /// derivative Σ Var[z], the scores z drawn from softmax(βz): Newton's method, halving where it would leave the range.
    /// </summary>
    /// <param name="scores">One row an example.</param>
    /// <param name="labelOf">The right label of each example.</param>
    public static double Fit(ReadOnlySpan<float> scores, ReadOnlySpan<int> labelOf)
    {
        var labels = scores.Length / labelOf.Length;
        double low = Least, high = Most, inverse = 1;
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            var (slope, curvature) = Derivatives(scores, labelOf, labels, (float)inverse);
            (low, high) = slope > 0 ? (low, inverse) : (inverse, high);
            var next = inverse - (slope / curvature);
            if (!(next > low && next < high))
            {
                next = Math.Sqrt(low * high);
            }

            if (Math.Abs(next - inverse) < Precision * inverse)
            {
                break;
            }

            inverse = next;
        }

        return 1 / inverse;
    }

    /// <summary>softmax(scores / temperature).</summary>
    public static void ToProbabilities(ReadOnlySpan<float> scores, double temperature, Span<float> probabilities)
    {
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max(scores), probabilities);
        TensorPrimitives.Multiply(probabilities, (float)(1 / temperature), probabilities);
        TensorPrimitives.Exp(probabilities, probabilities);
        TensorPrimitives.Divide(probabilities, TensorPrimitives.Sum<float>(probabilities), probabilities);
    }

    private static (double Slope, double Curvature) Derivatives(
        ReadOnlySpan<float> scores, ReadOnlySpan<int> labelOf, int labels, float inverse)
    {
        var probabilities = new float[labels];
        double slope = 0, curvature = 0;
        for (var i = 0; i < labelOf.Length; i++)
        {
            var row = scores.Slice(i * labels, labels);
            ToProbabilities(row, 1 / inverse, probabilities);
            double mean = TensorPrimitives.Dot(row, probabilities);
            var variance = 0.0;
            for (var label = 0; label < labels; label++)
            {
                variance += probabilities[label] * (row[label] - mean) * (row[label] - mean);
            }

            slope += mean - row[labelOf[i]];
            curvature += variance;
        }

        return (slope, curvature);
    }
}
