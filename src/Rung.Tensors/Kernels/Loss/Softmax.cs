using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Loss;

/// <summary>Rows that become shares of one.</summary>
internal static unsafe class Softmax
{
    /// <param name="workers">Who computes.</param>
    /// <param name="values">(rows, width): logits become probabilities.</param>
    /// <param name="width">Floats of a row.</param>
    public static void Forward(Workers workers, Span<float> values, int width)
    {
        ArgumentNullException.ThrowIfNull(workers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        fixed (float* rows = values)
        {
            var work = new SoftmaxForward(rows, values.Length / width, width);
            workers.Run(work.Items, work);
        }
    }

    /// <summary>dx = p·(dp − Σ p·dp), row by row.</summary>
    /// <param name="workers">Who computes.</param>
    /// <param name="probabilities">What the forward pass gave, (rows, width).</param>
    /// <param name="dProbabilities">Their gradients.</param>
    /// <param name="width">Floats of a row.</param>
    /// <param name="dValues">Set; may be the gradients of the probabilities.</param>
    public static void Backward(
        Workers workers, ReadOnlySpan<float> probabilities, ReadOnlySpan<float> dProbabilities, int width, Span<float> dValues)
    {
        ArgumentNullException.ThrowIfNull(workers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfLessThan(
            Math.Min(dProbabilities.Length, dValues.Length), probabilities.Length, nameof(dValues));
        fixed (float* p = probabilities, d = dProbabilities, to = dValues)
        {
            var work = new SoftmaxBackward(p, d, to, probabilities.Length / width, width);
            workers.Run(work.Items, work);
        }
    }
}
