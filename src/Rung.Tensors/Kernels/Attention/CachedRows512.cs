using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Attention;

/// <summary>
/// <see cref="CachedRows"/> in registers of 512 bits, for heads whose size fills them. A key's score is the same to the bit
/// wherever in its chunk it lies.
/// </summary>
internal static unsafe class CachedRows512
{
    private const int Width = 16;
    private const int Many = 16; // keys whose sums end in one register
    private const int Few = 4;

    /// <summary>Whether rows of so many floats can be read here.</summary>
    public static bool Reads(int size) => Avx512F.IsSupported && Vector512.IsHardwareAccelerated && size % Width == 0;

    /// <inheritdoc cref="CachedRows.Scores"/>
    public static void Scores(float* query, float* keys, nint stride, int size, int count, float* scores)
    {
        Debug.Assert(Reads(size), "Who calls looks first.");
        var i = 0;
        for (; i + Many <= count; i += Many)
        {
            ScoresOfMany(query, keys + (i * stride), stride, size, scores + i);
        }

        for (; i + Few <= count; i += Few)
        {
            ScoresOfFew(query, keys + (i * stride), stride, size, scores + i);
        }

        if (i == count)
        {
            return;
        }

        if (count >= Few)
        {
            // Some once more, to the same bits.
            ScoresOfFew(query, keys + ((count - Few) * stride), stride, size, scores + count - Few);
            return;
        }

        var one = stackalloc float[Few];
        for (; i < count; i++)
        {
            ScoresOfFew(query, keys + (i * stride), stride: 0, size, one);
            scores[i] = one[0];
        }
    }

    /// <inheritdoc cref="CachedRows.Combine"/>
    public static void Combine(float* shares, float* values, nint stride, int size, int count, float* sum)
    {
        Debug.Assert(Reads(size), "Who calls looks first.");
        for (var left = size / Width; left > 0;)
        {
            var registers = Math.Min(left, 4);
            switch (registers)
            {
                case 1:
                    Combine<IKnownCount.One>(shares, values, stride, count, sum);
                    break;
                case 2:
                    Combine<IKnownCount.Two>(shares, values, stride, count, sum);
                    break;
                case 3:
                    Combine<IKnownCount.Three>(shares, values, stride, count, sum);
                    break;
                default:
                    Combine<IKnownCount.Four>(shares, values, stride, count, sum);
                    break;
            }

            left -= registers;
            values += registers * Width;
            sum += registers * Width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ScoresOfMany(float* query, float* keys, nint stride, int size, float* scores)
    {
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
        Vector512<float> s4 = default, s5 = default, s6 = default, s7 = default;
        Vector512<float> s8 = default, s9 = default, s10 = default, s11 = default;
        Vector512<float> s12 = default, s13 = default, s14 = default, s15 = default;
        // One address for four keys: another three lie one, two and three strides on.
        var (two, three) = (2 * stride, 3 * stride);
        var first = keys;
        var second = first + (4 * stride);
        var third = second + (4 * stride);
        var fourth = third + (4 * stride);
        for (var end = query + size; query < end; query += Width)
        {
            var q = Vector512.Load(query);
            Add(q, first, ref s0);
            Add(q, first + stride, ref s1);
            Add(q, first + two, ref s2);
            Add(q, first + three, ref s3);
            Add(q, second, ref s4);
            Add(q, second + stride, ref s5);
            Add(q, second + two, ref s6);
            Add(q, second + three, ref s7);
            Add(q, third, ref s8);
            Add(q, third + stride, ref s9);
            Add(q, third + two, ref s10);
            Add(q, third + three, ref s11);
            Add(q, fourth, ref s12);
            Add(q, fourth + stride, ref s13);
            Add(q, fourth + two, ref s14);
            Add(q, fourth + three, ref s15);
            first += Width;
            second += Width;
            third += Width;
            fourth += Width;
        }

        // Each holds four keys in every 128 bits; then halves and quarters of registers are added.
        var a = SumInLanes(s0, s1, s2, s3);
        var b = SumInLanes(s4, s5, s6, s7);
        var c = SumInLanes(s8, s9, s10, s11);
        var d = SumInLanes(s12, s13, s14, s15);
        SumLanes(SumLanes(a, b), SumLanes(c, d)).Store(scores);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ScoresOfFew(float* query, float* keys, nint stride, int size, float* scores)
    {
        Vector512<float> a = default, b = default, c = default, d = default;
        var (two, three) = (2 * stride, 3 * stride);
        for (var end = query + size; query < end; query += Width, keys += Width)
        {
            var q = Vector512.Load(query);
            Add(q, keys, ref a);
            Add(q, keys + stride, ref b);
            Add(q, keys + two, ref c);
            Add(q, keys + three, ref d);
        }

        // In the order of ScoresOfMany.
        var sums = SumInLanes(a, b, c, d);
        var (low, high) = (sums.GetLower(), sums.GetUpper());
        (low.GetLower() + low.GetUpper() + (high.GetLower() + high.GetUpper())).Store(scores);
    }

    // Two rows at a time: eight sums, so that none waits for the one before it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Combine<TRegisters>(float* shares, float* values, nint stride, int count, float* sum)
        where TRegisters : struct, IKnownCount
    {
        Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default;
        Vector512<float> b0 = default, b1 = default, b2 = default, b3 = default;
        var i = 0;
        for (; i + 2 <= count; i += 2, values += 2 * stride)
        {
            AddRow<TRegisters>(shares[i], values, ref a0, ref a1, ref a2, ref a3);
            AddRow<TRegisters>(shares[i + 1], values + stride, ref b0, ref b1, ref b2, ref b3);
        }

        if (i < count)
        {
            AddRow<TRegisters>(shares[i], values, ref a0, ref a1, ref a2, ref a3);
        }

        (a0 + b0).Store(sum);
        if (TRegisters.Count > 1)
        {
            (a1 + b1).Store(sum + Width);
        }

        if (TRegisters.Count > 2)
        {
            (a2 + b2).Store(sum + (2 * Width));
        }

        if (TRegisters.Count > 3)
        {
            (a3 + b3).Store(sum + (3 * Width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow<TRegisters>(
        float share, float* row, ref Vector512<float> a, ref Vector512<float> b, ref Vector512<float> c, ref Vector512<float> d)
        where TRegisters : struct, IKnownCount
    {
        var factor = Vector512.Create(share);
        Add(factor, row, ref a);
        if (TRegisters.Count > 1)
        {
            Add(factor, row + Width, ref b);
        }

        if (TRegisters.Count > 2)
        {
            Add(factor, row + (2 * Width), ref c);
        }

        if (TRegisters.Count > 3)
        {
            Add(factor, row + (3 * Width), ref d);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector512<float> factor, float* row, ref Vector512<float> sum) =>
        sum = Vector512.MultiplyAddEstimate(factor, Vector512.Load(row), sum);

    /// <summary>In every 128 bits the sums of that part of a, b, c and d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SumInLanes(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        var ab = (Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b)).AsDouble();
        var cd = (Avx512F.UnpackLow(c, d) + Avx512F.UnpackHigh(c, d)).AsDouble();
        return Avx512F.UnpackLow(ab, cd).AsSingle() + Avx512F.UnpackHigh(ab, cd).AsSingle();
    }

    /// <summary>128 bits at a time: a's first and second, its third and fourth, and b's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SumLanes(Vector512<float> a, Vector512<float> b)
    {
        const byte evenLanes = 0x88;
        const byte oddLanes = 0xDD;
        return Avx512F.Shuffle4x128(a, b, evenLanes) + Avx512F.Shuffle4x128(a, b, oddLanes);
    }
}
