using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Kernels.Loss;

/// <summary>
/// The head of a language model and its cross-entropy, fused: logits are made only for rows with a target, a limited
/// number of them exists at a time, and they turn into their gradient in place.
/// </summary>
internal static class HeadLoss
{
    /// <summary>32 MB of logits.</summary>
    public const int DefaultMostLogits = 1 << 23;

    private const int RowUnit = 12;

    /// <param name="workers">Who computes.</param>
    /// <param name="head">(vocabulary, width).</param>
    /// <param name="hidden">(targets, width).</param>
    /// <param name="targets">Numbers of tokens, or <see cref="CrossEntropy.NoTarget"/>.</param>
    /// <param name="scale">What a loss counts for in the whole; for a mean one by the number of targets.</param>
    /// <param name="losses">(targets), not scaled; zero without a target.</param>
    /// <param name="dHidden">(targets, width): set; empty for no backward pass.</param>
    /// <param name="dHead">(vocabulary, width): added to; empty where the head is frozen.</param>
    /// <param name="mostLogits">How many logits may exist at a time; those of twelve rows in any case.</param>
    public static void Compute(
        Workers workers,
        WeightMatrix head,
        ReadOnlySpan<float> hidden,
        ReadOnlySpan<int> targets,
        float scale,
        Span<float> losses,
        Span<float> dHidden,
        Span<float> dHead,
        int mostLogits = DefaultMostLogits)
    {
        ArgumentNullException.ThrowIfNull(workers);
        ArgumentNullException.ThrowIfNull(head);
        Check(head, hidden.Length, targets.Length, losses.Length, dHidden.Length, dHead.Length);
        losses[..targets.Length].Clear();
        dHidden.Clear();
        using var block = new HeadLossBlock(BlockRows(head.Outputs, targets.Length, mostLogits), head);
        for (var from = 0; from < targets.Length;)
        {
            from = block.Collect(targets, from);
            block.Compute(workers, hidden, scale, losses, dHidden, dHead);
        }
    }

    private static int BlockRows(int vocabulary, int rows, int mostLogits)
    {
        var most = Math.Max(mostLogits / vocabulary / RowUnit, 1) * RowUnit;
        var blocks = Math.Max(ProductPlan.DivideUp(rows, most), 1);
        return Math.Min(ProductPlan.RoundUp(ProductPlan.DivideUp(rows, blocks), RowUnit), most);
    }

    private static void Check(WeightMatrix head, int hidden, int rows, int losses, int dHidden, int dHead)
    {
        var fits = hidden >= (long)rows * head.Inputs && losses >= rows && (dHidden == 0 || dHidden >= (long)rows * head.Inputs)
            && (dHead == 0 || dHead == (long)head.Outputs * head.Inputs);
        if (!fits)
        {
            throw new ArgumentException(
                $"A head of ({head.Outputs}, {head.Inputs}) and {rows} targets do not fit {hidden} hidden values, {losses} losses, "
                + $"{dHidden} and {dHead} gradients.",
                nameof(head));
        }
    }
}
