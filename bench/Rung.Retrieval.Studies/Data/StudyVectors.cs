using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Rung.Retrieval.Studies.Data;

/// <summary>Seeded vectors of length 1, rows one behind the other, that peers read from the same file.</summary>
internal sealed record StudyVectors(string Name, int Dimension, float[] Values)
{
    private const int Clusters = 1000;
    private const int IntrinsicDimension = 24;
    private const float Spread = 0.6f;
    private const float Noise = 0.05f;

    public int Count => Values.Length / Dimension;

    public ReadOnlyMemory<float> this[int row] => Values.AsMemory(row * Dimension, Dimension);

    /// <summary>No structure at all: the worst case for a graph, because everything is equally far from everything.</summary>
    public static StudyVectors Uniform(int count, int dimension, int seed)
    {
        var values = new float[count * dimension];
        Gaussian(new Random(seed), values);
        return Normalized(new StudyVectors("uniform", dimension, values));
    }

    /// <summary>
    /// A thousand clusters in 24 dimensions, bent into the space (tanh of a random linear map) with noise in every component: few
    /// dimensions that matter, many that don't, as embeddings have. The world (clusters, map) comes from its own seed, so that queries with
    /// another seed lie in the same world and are none of the vectors.
    /// </summary>
    public static StudyVectors Clustered(int count, int dimension, int seed, int worldSeed = 1)
    {
        var world = new Random(worldSeed);
        var (centres, map) = (new float[Clusters * IntrinsicDimension], new float[dimension * IntrinsicDimension]);
        Gaussian(world, centres);
        Gaussian(world, map);
        TensorPrimitives.Divide(map, MathF.Sqrt(IntrinsicDimension), map);
        var random = new Random(seed);
        var values = new float[count * dimension];
        Gaussian(random, values);
        var latent = new float[IntrinsicDimension];
        for (var row = 0; row < count; row++)
        {
            Gaussian(random, latent);
            var centre = centres.AsSpan(random.Next(Clusters) * IntrinsicDimension, IntrinsicDimension);
            TensorPrimitives.MultiplyAdd(latent, Spread, centre, latent);
            for (var i = 0; i < dimension; i++)
            {
                ref var value = ref values[(row * dimension) + i];
                value = (value * Noise) + MathF.Tanh(TensorPrimitives.Dot(map.AsSpan(i * IntrinsicDimension, IntrinsicDimension), latent));
            }
        }

        return Normalized(new StudyVectors("clustered", dimension, values));
    }

    public void Write(string path)
    {
        using var file = File.Create(path);
        for (var row = 0; row < Count; row++)
        {
            file.Write(MemoryMarshal.AsBytes(this[row].Span));
        }
    }

    private static StudyVectors Normalized(StudyVectors vectors)
    {
        for (var row = 0; row < vectors.Count; row++)
        {
            var own = vectors.Values.AsSpan(row * vectors.Dimension, vectors.Dimension);
            TensorPrimitives.Divide(own, TensorPrimitives.Norm<float>(own), own);
        }

        return vectors;
    }

    // Box and Muller: two uniform numbers give two of the normal distribution.
    private static void Gaussian(Random random, Span<float> values)
    {
        for (var i = 0; i < values.Length; i += 2)
        {
            var radius = MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle()));
            var (sine, cosine) = MathF.SinCos(2 * MathF.PI * random.NextSingle());
            values[i] = radius * cosine;
            if (i + 1 < values.Length)
            {
                values[i + 1] = radius * sine;
            }
        }
    }
}
