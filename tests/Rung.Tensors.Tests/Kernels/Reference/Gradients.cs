namespace Rung.Tensors.Tests.Kernels.Reference;

/// <summary>Gradients by central differences of a function in double precision.</summary>
internal static class Gradients
{
    private const double Step = 1e-5;

    /// <summary>The gradient of Σ weights · function(x) by x.</summary>
    public static float[] Of(Func<double[], double[]> function, double[] x, ReadOnlySpan<float> weights)
    {
        var gradient = new float[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var (above, below) = Around(() => function(x), x, i);
            var sum = 0d;
            for (var j = 0; j < above.Length; j++)
            {
                sum += weights[j] * (above[j] - below[j]);
            }

            gradient[i] = (float)(sum / (2 * Step));
        }

        return gradient;
    }

    /// <summary>The slope of a function at one entry of what it reads.</summary>
    public static double At(Func<double> function, double[] x, int entry)
    {
        var (above, below) = Around(function, x, entry);
        return (above - below) / (2 * Step);
    }

    public static double[] Double(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);

    public static float[] Single(double[] values) => Array.ConvertAll(values, value => (float)value);

    private static (T Above, T Below) Around<T>(Func<T> function, double[] x, int entry)
    {
        var kept = x[entry];
        x[entry] = kept + Step;
        var above = function();
        x[entry] = kept - Step;
        var below = function();
        x[entry] = kept;
        return (above, below);
    }
}
