namespace Rung.Tensors.Tests.Models;

/// <summary>The obvious loops in double precision, written from the definitions and from nothing of the engine's.</summary>
internal static class ReferenceMath
{
    /// <summary>x · Wᵀ + b for a weight of (outputs, inputs).</summary>
    public static double[][] Linear(double[][] x, double[] weight, double[]? bias, int outputs) =>
        [.. x.Select(row => Enumerable.Range(0, outputs).Select(o => Dot(row, weight, o * row.Length) + (bias?[o] ?? 0)).ToArray())];

    /// <summary>x · W + b for a weight of (inputs, outputs), as GPT-2 stores it.</summary>
    public static double[][] LinearOfColumns(double[][] x, double[] weight, double[] bias, int outputs) =>
        [.. x.Select(row => Enumerable.Range(0, outputs).Select(o => bias[o] + row.Select((value, i) => value * weight[(i * outputs) + o]).Sum()).ToArray())];

    public static double[] RmsNorm(double[] x, double[] weight, double epsilon)
    {
        var scale = 1 / Math.Sqrt((x.Sum(value => value * value) / x.Length) + epsilon);
        return [.. x.Select((value, i) => value * scale * weight[i])];
    }

    public static double[] LayerNorm(double[] x, double[] weight, double[] bias, double epsilon)
    {
        var mean = x.Average();
        var scale = 1 / Math.Sqrt(x.Average(value => (value - mean) * (value - mean)) + epsilon);
        return [.. x.Select((value, i) => ((value - mean) * scale * weight[i]) + bias[i])];
    }

    public static double[] Softmax(IEnumerable<double> scores)
    {
        var list = scores.ToList();
        var most = list.Max();
        var exponentials = list.Select(score => Math.Exp(score - most)).ToList();
        var sum = exponentials.Sum();
        return [.. exponentials.Select(value => value / sum)];
    }

    /// <summary>Scaled dot products, one query row and head after the other.</summary>
    public static double[][] Attention(double[][] q, double[][] k, double[][] v, int heads, int keyHeads, int size, Func<int, int, bool> sees)
    {
        var result = q.Select(_ => new double[heads * size]).ToArray();
        for (var t = 0; t < q.Length; t++)
        {
            for (var head = 0; head < heads; head++)
            {
                var keyHead = head / (heads / keyHeads);
                var seen = Enumerable.Range(0, k.Length).Where(s => sees(t, s)).ToArray();
                var weights = Softmax(seen.Select(s => DotOf(q[t], head * size, k[s], keyHead * size, size) / Math.Sqrt(size)));
                for (var i = 0; i < size; i++)
                {
                    result[t][(head * size) + i] = seen.Select((s, n) => weights[n] * v[s][(keyHead * size) + i]).Sum();
                }
            }
        }

        return result;
    }

    /// <summary>Turns dimension i against dimension i + size/2 of each head by position × frequency.</summary>
    public static void Rotate(double[] row, int heads, int size, int position, double[] frequencies, double scale = 1)
    {
        var half = frequencies.Length;
        for (var head = 0; head < heads; head++)
        {
            for (var i = 0; i < half; i++)
            {
                var (sine, cosine) = Math.SinCos(position * frequencies[i]);
                var (a, b) = (row[(head * size) + i], row[(head * size) + half + i]);
                row[(head * size) + i] = ((a * cosine) - (b * sine)) * scale;
                row[(head * size) + half + i] = ((b * cosine) + (a * sine)) * scale;
            }
        }
    }

    public static double Silu(double x) => x / (1 + Math.Exp(-x));

    public static double Gelu(double x) => 0.5 * x * (1 + ErrorFunction(x / Math.Sqrt(2)));

    public static double GeluTanh(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    public static double[][] Add(double[][] one, double[][] other) =>
        [.. one.Zip(other, (a, b) => a.Zip(b, (x, y) => x + y).ToArray())];

    /// <summary>The mean of −log p of the targets.</summary>
    public static double CrossEntropy(double[][] logits, int[] targets) =>
        logits.Zip(targets, (row, target) => target < 0 ? 0 : -Math.Log(Softmax(row)[target])).Sum() / targets.Count(target => target >= 0);

    private static double Dot(double[] row, double[] weight, int at) => DotOf(row, 0, weight, at, row.Length);

    private static double DotOf(double[] one, int from, double[] other, int at, int length)
    {
        var sum = 0.0;
        for (var i = 0; i < length; i++)
        {
            sum += one[from + i] * other[at + i];
        }

        return sum;
    }

    // The Taylor series near zero; further out its terms would cancel each other, and the continued fraction of 1 − erf converges.
    private static double ErrorFunction(double x)
    {
        if (Math.Abs(x) > 2)
        {
            var fraction = Math.Abs(x);
            for (var n = 100; n > 0; n--)
            {
                fraction = Math.Abs(x) + (n / 2.0 / fraction);
            }

            return Math.Sign(x) * (1 - (Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * fraction)));
        }

        var (sum, term) = (x, x);
        for (var n = 1; n < 60; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }
}
