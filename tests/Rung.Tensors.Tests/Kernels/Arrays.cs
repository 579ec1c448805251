namespace Rung.Tensors.Tests.Kernels;

/// <summary>Arrays of seeded numbers, and how far two of them are apart.</summary>
internal static class Arrays
{
    public static float[] Normal(int length, int seed, float scale = 1)
    {
        var random = new Random(seed);
        var values = new float[length];
        for (var i = 0; i < length; i++)
        {
            var (u, v) = (1 - random.NextDouble(), random.NextDouble());
            values[i] = (float)(scale * Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v));
        }

        return values;
    }

    /// <summary>The largest difference, relative to the largest magnitude of the expected values.</summary>
    public static double Distance(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var (furthest, largest) = (0d, 1e-30);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.False(float.IsNaN(actual[i]), $"Value {i} is not a number.");
            furthest = Math.Max(furthest, Math.Abs((double)expected[i] - actual[i]));
            largest = Math.Max(largest, Math.Abs((double)expected[i]));
        }

        return furthest / largest;
    }
}
