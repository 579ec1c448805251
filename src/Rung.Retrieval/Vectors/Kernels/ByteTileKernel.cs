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

    /// <summary>
    /// Writes which of the scores reach their query's threshold, and all scores of the rows for which one does. A score is a product
    /// times the row's scale; the query's own is left out. The sums stay in registers until they are compared.
    /// </summary>
    /// <param name="rows">Six rows, one behind the other.</param>
    /// <param name="panel">For each four components those of the first query, of the second and so on, each with <see cref="Offset"/>.</param>
    /// <param name="length">Bytes of a row.</param>
    /// <param name="scales">For each row what makes a score of its products.</param>
    /// <param name="sums">For each row the sum of its integers.</param>
    /// <param name="thresholds">For each query of the panel the least score of interest.</param>
    /// <param name="scores">Room for 6 × 16, by rows.</param>
    /// <param name="reached">For each row a bit for each query.</param>
    /// <returns>Whether any score reached its threshold.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Compare(sbyte* rows, byte* panel, int length, float* scales, int* sums, float* thresholds, float* scores, uint* reached) =>
        AvxVnni.IsSupported
            ? CompareByVnni(rows, panel, length, scales, sums, thresholds, scores, reached)
            : ComparePlainly(rows, panel, length, scales, sums, thresholds, scores, reached);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool CompareByVnni(
        sbyte* rows, byte* panel, int length, float* scales, int* sums, float* thresholds, float* scores, uint* reached)
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

        var any = Report(0, a0, a1, scales, sums, thresholds, scores, reached) | Report(1, b0, b1, scales, sums, thresholds, scores, reached);
        any |= Report(2, c0, c1, scales, sums, thresholds, scores, reached) | Report(3, d0, d1, scales, sums, thresholds, scores, reached);
        return (any | Report(4, e0, e1, scales, sums, thresholds, scores, reached) | Report(5, f0, f1, scales, sums, thresholds, scores, reached)) != 0;
    }

    /// <summary>The obvious loop.</summary>
    public static bool ComparePlainly(
        sbyte* rows, byte* panel, int length, float* scales, int* sums, float* thresholds, float* scores, uint* reached)
    {
        var any = 0u;
        for (var row = 0; row < Rows; row++)
        {
            reached[row] = 0;
            for (var query = 0; query < PanelWidth; query++)
            {
                var product = DotPlainly(rows + (row * length), panel + (query * 4), length) - (Offset * sums[row]);
                scores[(row * PanelWidth) + query] = product * scales[row];
                reached[row] |= scores[(row * PanelWidth) + query] >= thresholds[query] ? 1u << query : 0;
            }

            any |= reached[row];
        }

        return any != 0;
    }

    private static int DotPlainly(sbyte* row, byte* query, int length)
    {
        var sum = 0;
        for (var i = 0; i < length; i++)
        {
            sum += row[i] * query[(i / 4 * 4 * PanelWidth) + (i % 4)];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(sbyte* four, Vector256<byte> left, Vector256<byte> right, ref Vector256<int> leftSum, ref Vector256<int> rightSum)
    {
        var factor = Vector256.Create(*(int*)four).AsSByte();
        leftSum = AvxVnni.MultiplyWideningAndAdd(leftSum, left, factor);
        rightSum = AvxVnni.MultiplyWideningAndAdd(rightSum, right, factor);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Report(
        int row, Vector256<int> left, Vector256<int> right, float* scales, int* sums, float* thresholds, float* scores, uint* reached)
    {
        var offset = Vector256.Create(Offset * sums[row]);
        var scale = Vector256.Create(scales[row]);
        var (first, second) = (Vector256.ConvertToSingle(left - offset) * scale, Vector256.ConvertToSingle(right - offset) * scale);
        var bits = Vector256.GreaterThanOrEqual(first, Vector256.Load(thresholds)).ExtractMostSignificantBits()
            | (Vector256.GreaterThanOrEqual(second, Vector256.Load(thresholds + 8)).ExtractMostSignificantBits() << 8);
        reached[row] = bits;
        if (bits != 0)
        {
            Vector256.Store(first, scores + (row * PanelWidth));
            Vector256.Store(second, scores + (row * PanelWidth) + 8);
        }

        return bits;
    }
}
