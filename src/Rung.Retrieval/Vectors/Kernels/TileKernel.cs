using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Rung.Retrieval.Vectors.Kernels;

/// <summary>
/// Compares a few rows with a panel of queries at once: each number that is read takes part in many products, so the processor's
/// arithmetic is the limit and not its memory. All sums stay in registers until they are compared with the queries' thresholds.
/// </summary>
internal static unsafe class TileKernel
{
    /// <summary>How many rows are compared at once.</summary>
    public const int Rows = 8;

    /// <summary>How many queries a panel has on this processor.</summary>
    public static int PanelWidth => Vector512.IsHardwareAccelerated ? 32 : Vector256.IsHardwareAccelerated ? 16 : 8;

    /// <summary>
    /// Writes which of the products reach their query's threshold, and all products of the rows for which one does.
    /// </summary>
    /// <param name="rows">Eight rows, one behind the other.</param>
    /// <param name="panel">Component by component, the queries' numbers: length × <see cref="PanelWidth"/>.</param>
    /// <param name="length">Numbers of a row.</param>
    /// <param name="thresholds">For each query of the panel the least product of interest.</param>
    /// <param name="products">Room for 8 × <see cref="PanelWidth"/>, by rows.</param>
    /// <param name="reached">For each row a bit for each query.</param>
    /// <returns>Whether any product reached its threshold.</returns>
    public static bool Compare(float* rows, float* panel, int length, float* thresholds, float* products, uint* reached)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return Compare<Lanes512>(rows, panel, length, thresholds, products, reached);
        }

        return Vector256.IsHardwareAccelerated
            ? CompareByHalves<Lanes256>(rows, panel, length, thresholds, products, reached)
            : CompareByHalves<Lanes128>(rows, panel, length, thresholds, products, reached);
    }

    /// <summary>For processors of 16 registers: four rows and then four.</summary>
    public static bool CompareByHalves<TLanes>(
        float* rows, float* panel, int length, float* thresholds, float* products, uint* reached)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        const int Half = Rows / 2;
        var first = CompareFour<TLanes>(rows, panel, length, thresholds, products, reached);
        var offset = Half * 2 * TLanes.Count;
        return first | CompareFour<TLanes>(rows + (Half * length), panel, length, thresholds, products + offset, reached + Half);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Compare<TLanes>(float* rows, float* panel, int length, float* thresholds, float* products, uint* reached)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var zero = TLanes.Broadcast(0);
        var (a0, a1, b0, b1, c0, c1, d0, d1) = (zero, zero, zero, zero, zero, zero, zero, zero);
        var (e0, e1, f0, f1, g0, g1, h0, h1) = (zero, zero, zero, zero, zero, zero, zero, zero);
        var later = rows + (4 * length);
        for (var i = 0; i < length; i++, panel += 2 * TLanes.Count)
        {
            var (left, right) = (TLanes.Load(panel), TLanes.Load(panel + TLanes.Count));
            Accumulate(rows[i], left, right, ref a0, ref a1);
            Accumulate(rows[i + length], left, right, ref b0, ref b1);
            Accumulate(rows[i + (2 * length)], left, right, ref c0, ref c1);
            Accumulate(rows[i + (3 * length)], left, right, ref d0, ref d1);
            Accumulate(later[i], left, right, ref e0, ref e1);
            Accumulate(later[i + length], left, right, ref f0, ref f1);
            Accumulate(later[i + (2 * length)], left, right, ref g0, ref g1);
            Accumulate(later[i + (3 * length)], left, right, ref h0, ref h1);
        }

        var any = Report(0, a0, a1, thresholds, products, reached) | Report(1, b0, b1, thresholds, products, reached);
        any |= Report(2, c0, c1, thresholds, products, reached) | Report(3, d0, d1, thresholds, products, reached);
        any |= Report(4, e0, e1, thresholds, products, reached) | Report(5, f0, f1, thresholds, products, reached);
        return (any | Report(6, g0, g1, thresholds, products, reached) | Report(7, h0, h1, thresholds, products, reached)) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool CompareFour<TLanes>(float* rows, float* panel, int length, float* thresholds, float* products, uint* reached)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var zero = TLanes.Broadcast(0);
        var (a0, a1, b0, b1, c0, c1, d0, d1) = (zero, zero, zero, zero, zero, zero, zero, zero);
        for (var i = 0; i < length; i++, panel += 2 * TLanes.Count)
        {
            var (left, right) = (TLanes.Load(panel), TLanes.Load(panel + TLanes.Count));
            Accumulate(rows[i], left, right, ref a0, ref a1);
            Accumulate(rows[i + length], left, right, ref b0, ref b1);
            Accumulate(rows[i + (2 * length)], left, right, ref c0, ref c1);
            Accumulate(rows[i + (3 * length)], left, right, ref d0, ref d1);
        }

        var any = Report(0, a0, a1, thresholds, products, reached) | Report(1, b0, b1, thresholds, products, reached);
        return (any | Report(2, c0, c1, thresholds, products, reached) | Report(3, d0, d1, thresholds, products, reached)) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate<TLanes>(float component, TLanes left, TLanes right, ref TLanes leftSum, ref TLanes rightSum)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var factor = TLanes.Broadcast(component);
        leftSum = TLanes.MultiplyAdd(factor, left, leftSum);
        rightSum = TLanes.MultiplyAdd(factor, right, rightSum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Report<TLanes>(int row, TLanes left, TLanes right, float* thresholds, float* products, uint* reached)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var bits = TLanes.AtLeast(left, TLanes.Load(thresholds))
            | (TLanes.AtLeast(right, TLanes.Load(thresholds + TLanes.Count)) << TLanes.Count);
        reached[row] = bits;
        if (bits != 0)
        {
            TLanes.Store(left, products + (row * 2 * TLanes.Count));
            TLanes.Store(right, products + (((row * 2) + 1) * TLanes.Count));
        }

        return bits;
    }
}
