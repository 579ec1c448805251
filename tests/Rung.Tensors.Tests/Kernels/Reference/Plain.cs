using Rung.Tensors.Kernels.Activations;
using Rung.Tensors.Kernels.Attention;

namespace Rung.Tensors.Tests.Kernels.Reference;

/// <summary>The obvious loops in double precision that the kernels are held against.</summary>
internal static class Plain
{
    public static double[] RmsNorm(double[] x, double[] weight, double epsilon) => ByRow(x, weight.Length, row =>
    {
        var inverse = 1 / Math.Sqrt(row.Average(value => value * value) + epsilon);
        return [.. row.Select((value, i) => value * inverse * weight[i])];
    });

    public static double[] LayerNorm(double[] x, double[] weight, double[] bias, double epsilon) => ByRow(x, weight.Length, row =>
    {
        var mean = row.Average();
        var inverse = 1 / Math.Sqrt(row.Average(value => (value - mean) * (value - mean)) + epsilon);
        return [.. row.Select((value, i) => ((value - mean) * inverse * weight[i]) + bias[i])];
    });

    public static double[] Softmax(double[] x, int width) => ByRow(x, width, row =>
    {
        var largest = row.Max();
        var sum = row.Sum(value => Math.Exp(value - largest));
        return [.. row.Select(value => Math.Exp(value - largest) / sum)];
    });

    public static double[] CrossEntropy(double[] logits, int[] targets)
    {
        var width = logits.Length / targets.Length;
        var probabilities = Softmax(logits, width);
        return [.. targets.Select((target, row) => target < 0 ? 0 : -Math.Log(probabilities[(row * width) + target]))];
    }

    public static double Activate(Activation activation, double x) => activation switch
    {
        Activation.Silu => x / (1 + Math.Exp(-x)),
        Activation.Gelu => x / 2 * (1 + Erf(x / Math.Sqrt(2))),
        Activation.GeluTanh => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
        Activation.Relu => Math.Max(x, 0),
        Activation.Tanh => Math.Tanh(x),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    /// <summary>Its power series, which converges everywhere and is exact enough where the terms stay small; else ±1.</summary>
    public static double Erf(double x)
    {
        if (Math.Abs(x) > 5)
        {
            return Math.Sign(x);
        }

        var (term, sum) = (x, x);
        for (var n = 1; n < 200; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return sum * 2 / Math.Sqrt(Math.PI);
    }

    /// <summary>(rows, depth) · (columns, depth)ᵀ.</summary>
    public static double[] Linear(double[] x, double[] weight, int depth)
    {
        var (rows, columns) = (x.Length / depth, weight.Length / depth);
        var y = new double[rows * columns];
        for (var i = 0; i < y.Length; i++)
        {
            for (var k = 0; k < depth; k++)
            {
                y[i] += x[(i / columns * depth) + k] * weight[(i % columns * depth) + k];
            }
        }

        return y;
    }

    public static double[] Attention(AttentionShape shape, AttentionSegment[] segments, double[] q, double[] k, double[] v)
    {
        var output = new double[q.Length];
        foreach (var segment in segments)
        {
            for (var query = 0; query < segment.QueryCount; query++)
            {
                for (var head = 0; head < shape.Heads; head++)
                {
                    AttendOne(shape, segment, query, head, q, k, v, output);
                }
            }
        }

        return output;
    }

    private static void AttendOne(
        AttentionShape shape, AttentionSegment segment, int query, int head, double[] q, double[] k, double[] v, double[] output)
    {
        var place = segment.KeyCount - segment.QueryCount + query;
        var at = ((segment.QueryStart + query) * shape.QueryWidth) + (head * shape.HeadSize);
        var seen = Enumerable.Range(0, segment.KeyCount)
            .Where(key => !shape.IsCausal || (key <= place && (shape.Window == 0 || key > place - shape.Window)))
            .Select(key => ((segment.KeyStart + key) * shape.KeyWidth) + (head / (shape.Heads / shape.KeyHeads) * shape.HeadSize))
            .ToArray();
        var scores = seen.Select(key => shape.Scale * Enumerable.Range(0, shape.HeadSize).Sum(i => q[at + i] * k[key + i])).ToArray();
        var shares = Softmax(scores, scores.Length);
        for (var i = 0; i < shape.HeadSize; i++)
        {
            output[at + i] = seen.Select((key, n) => shares[n] * v[key + i]).Sum();
        }
    }

    private static double[] ByRow(double[] x, int width, Func<double[], double[]> function) =>
        [.. x.Chunk(width).SelectMany(function)];
}
