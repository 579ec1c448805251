using System.Numerics;
using System.Runtime.CompilerServices;

namespace Rung.Tensors.Kernels.Attention;

/// <summary>One query against rows of keys, and their shares of the rows of values: sums stay in registers.</summary>
internal static unsafe class CachedRows
{
    private const int KeysAtOnce = 4;

    private static int Width => Vector<float>.Count;

    /// <summary>The products of a query with each key.</summary>
    /// <param name="query">(size).</param>
    /// <param name="keys">(count, size), rows apart by the stride.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="size">Floats of a row.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="scores">(count).</param>
    public static void Scores(float* query, float* keys, nint stride, int size, int count, float* scores)
    {
        if (CachedRows512.Reads(size))
        {
            CachedRows512.Scores(query, keys, stride, size, count, scores);
        }
        else
        {
            ScoresOfAnySize(query, keys, stride, size, count, scores);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ScoresOfAnySize(float* query, float* keys, nint stride, int size, int count, float* scores)
    {
        var i = 0;
        for (; i + KeysAtOnce <= count; i += KeysAtOnce, keys += KeysAtOnce * stride)
        {
            Vector<float> a = default, b = default, c = default, d = default;
            var second = keys + stride;
            var third = second + stride;
            var fourth = third + stride;
            for (var at = 0; at + Width <= size; at += Width)
            {
                var q = Vector.Load(query + at);
                a = Vector.MultiplyAddEstimate(q, Vector.Load(keys + at), a);
                b = Vector.MultiplyAddEstimate(q, Vector.Load(second + at), b);
                c = Vector.MultiplyAddEstimate(q, Vector.Load(third + at), c);
                d = Vector.MultiplyAddEstimate(q, Vector.Load(fourth + at), d);
            }

            scores[i] = Vector.Sum(a);
            scores[i + 1] = Vector.Sum(b);
            scores[i + 2] = Vector.Sum(c);
            scores[i + 3] = Vector.Sum(d);
            AddRest(query, keys, stride, size, KeysAtOnce, scores + i);
        }

        for (; i < count; i++, keys += stride)
        {
            Vector<float> sum = default;
            for (var at = 0; at + Width <= size; at += Width)
            {
                sum = Vector.MultiplyAddEstimate(Vector.Load(query + at), Vector.Load(keys + at), sum);
            }

            scores[i] = Vector.Sum(sum);
            AddRest(query, keys, stride, size, 1, scores + i);
        }
    }

    /// <summary>The sum of the rows, each times its share.</summary>
    /// <param name="shares">(count).</param>
    /// <param name="values">(count, size), rows apart by the stride.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="size">Floats of a row.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="sum">(size).</param>
    public static void Combine(float* shares, float* values, nint stride, int size, int count, float* sum)
    {
        if (CachedRows512.Reads(size))
        {
            CachedRows512.Combine(shares, values, stride, size, count, sum);
        }
        else
        {
            CombineAnySize(shares, values, stride, size, count, sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CombineAnySize(float* shares, float* values, nint stride, int size, int count, float* sum)
    {
        var at = 0;
        for (; at + (4 * Width) <= size; at += 4 * Width)
        {
            CombineFour(shares, values + at, stride, count, sum + at);
        }

        for (; at + Width <= size; at += Width)
        {
            Vector<float> total = default;
            for (var i = 0; i < count; i++)
            {
                total = Vector.MultiplyAddEstimate(new Vector<float>(shares[i]), Vector.Load(values + (i * stride) + at), total);
            }

            total.Store(sum + at);
        }

        for (; at < size; at++)
        {
            sum[at] = 0;
            for (var i = 0; i < count; i++)
            {
                sum[at] += shares[i] * values[(i * stride) + at];
            }
        }
    }

    // Two rows at a time: eight sums, so that none waits for the one before it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CombineFour(float* shares, float* values, nint stride, int count, float* sum)
    {
        Vector<float> a0 = default, a1 = default, a2 = default, a3 = default;
        Vector<float> b0 = default, b1 = default, b2 = default, b3 = default;
        var i = 0;
        for (; i + 2 <= count; i += 2, values += 2 * stride)
        {
            Add(shares[i], values, ref a0, ref a1, ref a2, ref a3);
            Add(shares[i + 1], values + stride, ref b0, ref b1, ref b2, ref b3);
        }

        if (i < count)
        {
            Add(shares[i], values, ref a0, ref a1, ref a2, ref a3);
        }

        (a0 + b0).Store(sum);
        (a1 + b1).Store(sum + Width);
        (a2 + b2).Store(sum + (2 * Width));
        (a3 + b3).Store(sum + (3 * Width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        float share, float* row, ref Vector<float> a, ref Vector<float> b, ref Vector<float> c, ref Vector<float> d)
    {
        var factor = new Vector<float>(share);
        a = Vector.MultiplyAddEstimate(factor, Vector.Load(row), a);
        b = Vector.MultiplyAddEstimate(factor, Vector.Load(row + Width), b);
        c = Vector.MultiplyAddEstimate(factor, Vector.Load(row + (2 * Width)), c);
        d = Vector.MultiplyAddEstimate(factor, Vector.Load(row + (3 * Width)), d);
    }

    /// <summary>What does not fill a register.</summary>
    private static void AddRest(float* query, float* keys, nint stride, int size, int count, float* scores)
    {
        for (var at = size / Width * Width; at < size; at++)
        {
            for (var i = 0; i < count; i++)
            {
                scores[i] += query[at] * keys[(i * stride) + at];
            }
        }
    }
}
