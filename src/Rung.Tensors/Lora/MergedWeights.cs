using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Lora;

/// <summary>Weights in memory with an adapter added, and what they were before.</summary>
internal sealed class MergedWeights(Workers workers, IReadOnlyList<(Linear Linear, LowRank Update)> updates)
{
    private readonly List<(Linear Linear, float[] Before)> _before = [];

    public bool IsMerged => _before.Count > 0;

    public void Merge()
    {
        if (IsMerged)
        {
            return;
        }

        foreach (var (linear, _) in updates)
        {
            if (linear.Weight.Format is WeightFormat.Int8 or WeightFormat.Nf4 or WeightFormat.Nf4Double)
            {
                throw new LoraException(
                    $"'{linear.Name}' is held as {linear.Weight.Format}, too coarse to add an adapter to. "
                    + "Load the model in 16 or 32 bits, or leave the adapter beside it.");
            }
        }

        foreach (var (linear, update) in updates)
        {
            var before = new float[linear.Outputs * linear.Inputs];
            linear.Weight.Unpack(before);
            _before.Add((linear, before));
            linear.Weight.Replace(workers, Sum(before, update));
        }
    }

    public void Unmerge()
    {
        foreach (var (linear, before) in _before)
        {
            linear.Weight.Replace(workers, before);
        }

        _before.Clear();
    }

    private float[] Sum(float[] weight, LowRank update)
    {
        var scaled = Array.ConvertAll(update.B.Values, value => value * update.Scale);
        var sum = (float[])weight.Clone();
        Product.Multiply(
            workers,
            new MatrixView(scaled, update.Outputs, update.Rank),
            new MatrixView(update.A.Values, update.Rank, update.Inputs),
            sum,
            accumulates: true);
        return sum;
    }
}
