using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Loss;

/// <summary>
/// −ln of the probability that logits give to the target, and its gradient, in one pass over the logits.
/// </summary>
internal static unsafe class CrossEntropy
{
    /// <summary>A row without a target: its loss and gradient are zero.</summary>
    public const int NoTarget = -1;

    /// <param name="workers">Who computes.</param>
    /// <param name="logits">(targets, vocabulary); they stay.</param>
    /// <param name="targets">Numbers of tokens, or <see cref="NoTarget"/>.</param>
    /// <param name="losses">(targets).</param>
    public static void Forward(
        Workers workers, ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses)
    {
        fixed (float* rows = logits)
        {
            Run(workers, rows, logits.Length, targets, losses, scale: null);
        }
    }

    /// <param name="workers">Who computes.</param>
    /// <param name="logits">
    /// (targets, vocabulary); become the gradient, scale · (probability − 1 at the target).
    /// </param>
    /// <param name="targets">Numbers of tokens, or <see cref="NoTarget"/>.</param>
    /// <param name="scale">What a loss counts for in the whole; for a mean one by the number of targets.</param>
    /// <param name="losses">(targets), not scaled.</param>
    public static void ForwardAndBackward(
        Workers workers, Span<float> logits, ReadOnlySpan<int> targets, float scale, Span<float> losses)
    {
        fixed (float* rows = logits)
        {
            Run(workers, rows, logits.Length, targets, losses, scale);
        }
    }

    private static void Run(
        Workers workers, float* logits, int length, ReadOnlySpan<int> targets, Span<float> losses, float? scale)
    {
        ArgumentNullException.ThrowIfNull(workers);
        if (targets.IsEmpty)
        {
            return;
        }

        var vocabulary = length / targets.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(vocabulary * targets.Length, length, nameof(targets));
        ArgumentOutOfRangeException.ThrowIfLessThan(losses.Length, targets.Length, nameof(losses));
        foreach (var target in targets)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(target, vocabulary, nameof(targets));
            ArgumentOutOfRangeException.ThrowIfLessThan(target, NoTarget, nameof(targets));
        }

        fixed (int* to = targets)
        fixed (float* loss = losses)
        {
            var work = new CrossEntropyRows(logits, to, targets.Length, vocabulary, loss, scale.HasValue, scale ?? 0);
            workers.Run(work.Items, work);
        }
    }
}
