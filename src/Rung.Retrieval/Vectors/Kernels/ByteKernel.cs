using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Rung.Retrieval.Vectors.Kernels;

/// <summary>
/// Inner products of rows of small integers (−127 to 127), exact. Rows are as long as <see cref="Padded"/> says, zeros behind the last
/// component.
/// </summary>
internal static unsafe class ByteKernel
{
    /// <summary>What a row is filled up to, so that no kernel has a rest and every row starts on a line of the cache.</summary>
    public const int Step = 64;

    /// <summary>How many bytes a row of this dimension takes.</summary>
    public static int Padded(int dimension) => (dimension + Step - 1) / Step * Step;

    /// <summary>The inner products of a query with four rows, one behind the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void DotFour(sbyte* query, sbyte* rows, int length, int* products)
    {
        if (AvxVnni.IsSupported)
        {
            DotFourByVnni(query, rows, length, products);
        }
        else if (Avx2.IsSupported)
        {
            DotFourByAvx2(query, rows, length, products);
        }
        else
        {
            DotFourByWidening(query, rows, length, products);
        }
    }

    // The instruction multiplies unsigned with signed bytes. |q| · (x with q's sign) is q · x, and 4 · 127 · 127 is far from an overflow.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void DotFourByVnni(sbyte* query, sbyte* rows, int length, int* products)
    {
        var (a, b, c, d) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
        for (var i = 0; i < length; i += 32)
        {
            var part = Vector256.Load(query + i);
            var size = Vector256.Abs(part).AsByte();
            a = AvxVnni.MultiplyWideningAndAdd(a, size, Avx2.Sign(Vector256.Load(rows + i), part));
            b = AvxVnni.MultiplyWideningAndAdd(b, size, Avx2.Sign(Vector256.Load(rows + i + length), part));
            c = AvxVnni.MultiplyWideningAndAdd(c, size, Avx2.Sign(Vector256.Load(rows + i + (2 * length)), part));
            d = AvxVnni.MultiplyWideningAndAdd(d, size, Avx2.Sign(Vector256.Load(rows + i + (3 * length)), part));
        }

        Sum(a, b, c, d, products);
    }

    // Pairs are added in 16 bits: 2 · 127 · 127 = 32,258 just fits, which is why −128 is never used.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void DotFourByAvx2(sbyte* query, sbyte* rows, int length, int* products)
    {
        var (a, b, c, d) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
        var one = Vector256.Create((short)1);
        for (var i = 0; i < length; i += 32)
        {
            var part = Vector256.Load(query + i);
            var size = Vector256.Abs(part).AsByte();
            a += Pairs(size, Avx2.Sign(Vector256.Load(rows + i), part), one);
            b += Pairs(size, Avx2.Sign(Vector256.Load(rows + i + length), part), one);
            c += Pairs(size, Avx2.Sign(Vector256.Load(rows + i + (2 * length)), part), one);
            d += Pairs(size, Avx2.Sign(Vector256.Load(rows + i + (3 * length)), part), one);
        }

        Sum(a, b, c, d, products);
    }

    public static void DotFourByWidening(sbyte* query, sbyte* rows, int length, int* products)
    {
        for (var row = 0; row < 4; row++, rows += length)
        {
            var sum = Vector128<int>.Zero;
            for (var i = 0; i < length; i += Vector128<sbyte>.Count)
            {
                var (left, right) = (Vector128.Load(query + i), Vector128.Load(rows + i));
                sum += Widened(Vector128.WidenLower(left) * Vector128.WidenLower(right));
                sum += Widened(Vector128.WidenUpper(left) * Vector128.WidenUpper(right));
            }

            products[row] = Vector128.Sum(sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Widened(Vector128<short> products) => Vector128.WidenLower(products) + Vector128.WidenUpper(products);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Pairs(Vector256<byte> size, Vector256<sbyte> signed, Vector256<short> one) =>
        Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(size, signed), one);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sum(Vector256<int> a, Vector256<int> b, Vector256<int> c, Vector256<int> d, int* products)
    {
        var sums = Avx2.HorizontalAdd(Avx2.HorizontalAdd(a, b), Avx2.HorizontalAdd(c, d));
        Vector128.Store(sums.GetLower() + sums.GetUpper(), products);
    }
}
