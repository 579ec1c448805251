using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Rung.Retrieval.Vectors.Kernels;

/// <summary>
/// Compares six rows of small integers with a panel of sixteen queries at once. The queries' integers are 128 too large, which makes
/// them unsigned as the instruction wants; the caller takes 128 times the row's sum off again.
/// </summary>
internal static unsafe class ByteTileKernel
{
    /// <summary>How many rows are compared at once: twelve sums, two queries' parts and a factor fill the sixteen registers.</summary>
    public const int Rows = 6;

    /// <summary>How many queries a panel has.</summary>
    public const int PanelWidth = 16;

    /// <summary>What is added to a query's integers.</summary>
    public const int Offset = 128;

    /// <summary>Whether a panel is faster than query after query.</summary>
    public static bool IsFast => AvxVnni.IsSupported;

    /// <param name="rows">Six rows, one behind the other.</param>
    /// <param name="panel">For each four components those of the first query, of the second and so on, each with <see cref="Offset"/>.</param>
    /// <param name="length">Bytes of a row.</param>
    /// <param name="products">Room for 6 × 16, by rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(sbyte* rows, byte* panel, int length, int* products)
    {
        if (AvxVnni.IsSupported)
        {
            MultiplyByVnni(rows, panel, length, products);
        }
        else
        {
            MultiplyPlainly(rows, panel, length, products);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyByVnni(sbyte* rows, byte* panel, int length, int* products)
    {
        var zero = Vector256<int>.Zero;
        var (a0, a1, b0, b1, c0, c1) = (zero, zero, zero, zero, zero, zero);
        var (d0, d1, e0, e1, f0, f1) = (zero, zero, zero, zero, zero, zero);
        var later = rows + (3 * length);
        for (var i = 0; i < length; i += 4, panel += 4 * PanelWidth)
        {
            var (left, right) = (Vector256.Load(panel), Vector256.Load(panel + 32));
            Accumulate(rows + i, left, right, ref a0, ref a1);
            Accumulate(rows + i + length, left, right, ref b0, ref b1);
            Accumulate(rows + i + (2 * length), left, right, ref c0, ref c1);
            Accumulate(later + i, left, right, ref d0, ref d1);
            Accumulate(later + i + length, left, right, ref e0, ref e1);
            Accumulate(later + i + (2 * length), left, right, ref f0, ref f1);
        }

        Store(a0, a1, products);
        Store(b0, b1, products + PanelWidth);
        Store(c0, c1, products + (2 * PanelWidth));
        Store(d0, d1, products + (3 * PanelWidth));
        Store(e0, e1, products + (4 * PanelWidth));
        Store(f0, f1, products + (5 * PanelWidth));
    }

    /// <summary>The obvious loop.</summary>
    public static void MultiplyPlainly(sbyte* rows, byte* panel, int length, int* products)
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var query = 0; query < PanelWidth; query++)
            {
                var sum = 0;
                for (var i = 0; i < length; i++)
                {
                    sum += rows[(row * length) + i] * panel[(i / 4 * 4 * PanelWidth) + (query * 4) + (i % 4)];
                }

                products[(row * PanelWidth) + query] = sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(sbyte* four, Vector256<byte> left, Vector256<byte> right, ref Vector256<int> leftSum, ref Vector256<int> rightSum)
    {
        var factor = Vector256.Create(*(int*)four).AsSByte();
        leftSum = AvxVnni.MultiplyWideningAndAdd(leftSum, left, factor);
        rightSum = AvxVnni.MultiplyWideningAndAdd(rightSum, right, factor);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<int> left, Vector256<int> right, int* products)
    {
        Vector256.Store(left, products);
        Vector256.Store(right, products + 8);
    }
}
