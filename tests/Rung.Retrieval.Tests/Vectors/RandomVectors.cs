using System.Globalization;
using Rung.Retrieval.Vectors;

namespace Rung.Retrieval.Tests.Vectors;

/// <summary>Seeded vectors, and the obvious search through them.</summary>
internal static class RandomVectors
{
    public static PassageId Id(int number, string prefix = "p") => PassageId.Of(prefix + number.ToString("D5", CultureInfo.InvariantCulture));

    public static float[] One(int dimension, int seed) => One(dimension, new Random(seed));

    public static IReadOnlyList<VectorEntry> Entries(int count, int dimension, int seed, string prefix = "p")
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => new VectorEntry { Id = Id(i, prefix), Vector = One(dimension, random) })];
    }

    /// <summary>The ids of the entries with the largest inner products.</summary>
    public static IEnumerable<string> Nearest(IEnumerable<VectorEntry> entries, float[] query, int count) =>
        entries.OrderByDescending(entry => Retrieval.Vectors.Kernels.ReferenceKernels.Dot(query, entry.Vector.Span))
            .Take(count)
            .Select(entry => entry.Id.Value);

    // On the sphere, so that the nearest by cosine and by inner product are the same.
    private static float[] One(int dimension, Random random)
    {
        var vector = new float[dimension];
        for (var i = 0; i < dimension; i++)
        {
            vector[i] = (float)((random.NextDouble() + random.NextDouble() + random.NextDouble()) * 2) - 3;
        }

        var length = MathF.Sqrt((float)Retrieval.Vectors.Kernels.ReferenceKernels.Dot(vector, vector));
        return [.. vector.Select(component => component / length)];
    }
}
