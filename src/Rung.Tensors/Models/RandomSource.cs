using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>
/// First weights of a model that is trained from nothing: matrices normal with a deviation of .02, gains one, biases zero.
/// A tensor's numbers hang on the seed and its name alone.
/// </summary>
internal sealed class RandomSource(ulong seed) : IWeightSource
{
    private const double Deviation = 0.02;

    public bool Contains(string name) => true;

    public float[] Read(string name, params ReadOnlySpan<int> shape)
    {
        var count = 1;
        foreach (var extent in shape)
        {
            count = checked(count * extent);
        }

        var values = new float[count];
        if (shape.Length > 1)
        {
            Fill(name, values);
        }
        else if (name.EndsWith(".weight", StringComparison.Ordinal))
        {
            Array.Fill(values, 1);
        }

        return values;
    }

    public WeightMatrix Pack(Workers workers, string name, int outputs, int inputs, WeightFormat format, bool isTransposed) =>
        WeightMatrix.Pack(workers, Read(name, outputs, inputs), outputs, inputs, format);

    private void Fill(string name, Span<float> values)
    {
        // FNV-1a: the same on every machine and in every version.
        var hash = 14695981039346656037;
        foreach (var character in name)
        {
            hash = (hash ^ character) * 1099511628211;
        }

        var random = new CountedRandom(seed).Child(hash);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(Deviation * random.Normal((ulong)i));
        }
    }
}
