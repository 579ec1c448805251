using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Rung.Tensors.Kernels.Functions;

/// <summary>Sums over and changes of a run of floats, always in the same order.</summary>
internal static unsafe class Rows
{
    private const int ChunkLength = 512;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float Dot(float* a, float* b, int length)
    {
        Vector<float> first = default, second = default;
        var i = 0;
        for (; i + (2 * Vector<float>.Count) <= length; i += 2 * Vector<float>.Count)
        {
            first = Vector.MultiplyAddEstimate(Vector.Load(a + i), Vector.Load(b + i), first);
            second = Vector.MultiplyAddEstimate(
                Vector.Load(a + i + Vector<float>.Count), Vector.Load(b + i + Vector<float>.Count), second);
        }

        var sum = Vector.Sum(first + second);
        for (; i < length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>to += factor · from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddScaled(float factor, float* from, float* to, int length)
    {
        var factors = new Vector<float>(factor);
        var i = 0;
        for (; i + Vector<float>.Count <= length; i += Vector<float>.Count)
        {
            Vector.MultiplyAddEstimate(factors, Vector.Load(from + i), Vector.Load(to + i)).Store(to + i);
        }

        for (; i < length; i++)
        {
            to[i] += factor * from[i];
        }
    }

    public static void Scale(float factor, float* values, int length) => Scale(factor, values, values, length);

    /// <summary>to = factor · from; to may be from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Scale(float factor, float* from, float* to, int length)
    {
        var factors = new Vector<float>(factor);
        var i = 0;
        for (; i + Vector<float>.Count <= length; i += Vector<float>.Count)
        {
            (factors * Vector.Load(from + i)).Store(to + i);
        }

        for (; i < length; i++)
        {
            to[i] = factor * from[i];
        }
    }

    /// <summary>The gradient of scores behind a softmax: to = scale · p · (d − mean). It may be d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void SoftmaxGradient(float* p, float* d, float mean, float scale, float* to, int length)
    {
        var (means, scales) = (new Vector<float>(mean), new Vector<float>(scale));
        var i = 0;
        for (; i + Vector<float>.Count <= length; i += Vector<float>.Count)
        {
            (Vector.Load(p + i) * (Vector.Load(d + i) - means) * scales).Store(to + i);
        }

        for (; i < length; i++)
        {
            to[i] = p[i] * (d[i] - mean) * scale;
        }
    }

    /// <summary>−∞ of none; not-a-number may be passed over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float Max(float* values, int length)
    {
        var (i, max) = (0, float.NegativeInfinity);
        if (Elementary512.IsSupported)
        {
            (i, max) = Rows512.Max(values, length);
        }

        var largest = new Vector<float>(max);
        for (; i + Vector<float>.Count <= length; i += Vector<float>.Count)
        {
            largest = Vector.MaxNative(largest, Vector.Load(values + i));
        }

        max = Largest(largest);
        for (; i < length; i++)
        {
            max = values[i] > max ? values[i] : max;
        }

        return max;
    }

    /// <summary>Where a value stands first; −1 where it does not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int IndexOf(float* values, int length, float value)
    {
        var i = 0;
        var sought = new Vector<float>(value);
        while (i + Vector<float>.Count <= length && !Vector.EqualsAny(Vector.Load(values + i), sought))
        {
            i += Vector<float>.Count;
        }

        while (i < length && values[i] != value)
        {
            i++;
        }

        return i < length ? i : -1;
    }

    /// <summary>The largest of a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(Vector<float> values)
    {
        var four = Vector<float>.Count == Vector256<float>.Count
            ? Vector128.MaxNative(values.AsVector256().GetLower(), values.AsVector256().GetUpper())
            : values.AsVector128();
        four = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(1, 0, 3, 2)))[0];
    }

    /// <summary>Each value v becomes e^(scale·(v − shift)); their sum, in double beyond a few hundred.</summary>
    public static double ExpSum(float* values, int length, float shift, float scale)
    {
        var sum = 0d;
        for (var from = 0; from < length; from += ChunkLength)
        {
            sum += ExpSumOfFew(values + from, Math.Min(ChunkLength, length - from), shift, scale);
        }

        return sum;
    }

    /// <summary>Σ e^(v − shift), in double beyond a few hundred; the values stay.</summary>
    public static double PowerSum(float* values, int length, float shift)
    {
        var sum = 0d;
        for (var from = 0; from < length; from += ChunkLength)
        {
            sum += PowerSumOfFew(values + from, Math.Min(ChunkLength, length - from), shift);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float PowerSumOfFew(float* values, int length, float shift)
    {
        var shifts = new Vector<float>(shift);
        Vector<float> sums = default;
        var (i, sum) = (0, 0f);
        if (Elementary512.IsSupported)
        {
            (i, sum) = Rows512.PowerSum(values, length, shift);
        }

        for (; i + Vector<float>.Count <= length; i += Vector<float>.Count)
        {
            sums += Elementary.Exp(Vector.Load(values + i) - shifts);
        }

        sum += Vector.Sum(sums);
        for (; i < length; i++)
        {
            sum += Elementary.Exp(new Vector<float>(values[i] - shift))[0];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float ExpSumOfFew(float* values, int length, float shift, float scale)
    {
        var (shifts, scales) = (new Vector<float>(shift), new Vector<float>(scale));
        Vector<float> sums = default;
        var (i, sum) = (0, 0f);
        if (Elementary512.IsSupported)
        {
            (i, sum) = Rows512.ExpSum(values, length, shift, scale);
        }

        for (; i + Vector<float>.Count <= length; i += Vector<float>.Count)
        {
            var power = Elementary.Exp((Vector.Load(values + i) - shifts) * scales);
            sums += power;
            power.Store(values + i);
        }

        sum += Vector.Sum(sums);
        for (; i < length; i++)
        {
            values[i] = Elementary.Exp(new Vector<float>((values[i] - shift) * scale))[0];
            sum += values[i];
        }

        return sum;
    }
}
