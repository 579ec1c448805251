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
            var kept = x[i];
            x[i] = kept + Step;
            var above = function(x);
            x[i] = kept - Step;
            var below = function(x);
            x[i] = kept;
            var sum = 0d;
            for (var j = 0; j < above.Length; j++)
            {
                sum += weights[j] * (above[j] - below[j]);
            }

            gradient[i] = (float)(sum / (2 * Step));
        }

        return gradient;
    }

    public static double[] Double(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);

    public static float[] Single(double[] values) => Array.ConvertAll(values, value => (float)value);
}
