using Rung.Tensors.Kernels.Embeddings;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Layers;

/// <summary>A vector for each token of the vocabulary: what the model begins with, and, of tied models, its head too.</summary>
/// <param name="name">Its name in a checkpoint, <c>.weight</c> included.</param>
/// <param name="weight">(vocabulary, width); owned by the table.</param>
internal sealed class TokenTable(string name, WeightMatrix weight) : IDisposable
{
    public string Name => name;

    public WeightMatrix Weight => weight;

    /// <summary>The vectors in floats while they are trained, nothing otherwise.</summary>
    public Parameter? Trained { get; private set; }

    public void Gather(ReadOnlySpan<int> tokens, Span<float> rows) => weight.Gather(tokens, rows);

    /// <summary>Adds each row's gradient to its token's.</summary>
    public void Scatter(Workers workers, ReadOnlySpan<int> tokens, ReadOnlySpan<float> gradient)
    {
        if (Trained?.Gradient is { } sum)
        {
            EmbeddingTable.ScatterAdd(workers, gradient, weight.Inputs, tokens, sum);
        }
    }

    /// <summary>Trains the table from now on.</summary>
    public Parameter Train()
    {
        if (Trained is null)
        {
            var values = new float[checked(weight.Outputs * weight.Inputs)];
            weight.Unpack(values);
            Trained = new Parameter(name, [weight.Outputs, weight.Inputs], values);
        }

        Trained.Train();
        return Trained;
    }

    /// <summary>Takes the trained vectors over into the packed ones.</summary>
    public void Repack(Workers workers)
    {
        if (Trained is not null)
        {
            weight.Replace(workers, Trained.Values);
        }
    }

    public void Dispose() => weight.Dispose();
}
