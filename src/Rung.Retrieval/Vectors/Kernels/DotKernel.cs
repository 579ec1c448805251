using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Rung.Retrieval.Vectors.Kernels;

/// <summary>Inner products of rows. Rows are as long as <see cref="Padded"/> says, zeros behind the last component.</summary>
internal static unsafe class DotKernel
{
    /// <summary>The widest lanes that a row is filled up to.</summary>
    public const int Step = 16;

    /// <summary>How many numbers a row of this dimension takes.</summary>
    public static int Padded(int dimension) => (dimension + Step - 1) / Step * Step;

    /// <summary>The inner product of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Dot(float* left, float* right, int length)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return Dot<Lanes512>(left, right, length);
        }

        return Vector256.IsHardwareAccelerated ? Dot<Lanes256>(left, right, length) : Dot<Lanes128>(left, right, length);
    }

    /// <summary>The inner products of one row with four others; bit for bit those of <see cref="Dot(float*, float*, int)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void DotFour(float* query, float* a, float* b, float* c, float* d, int length, float* products)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DotFour<Lanes512>(query, a, b, c, d, length, products);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            DotFour<Lanes256>(query, a, b, c, d, length, products);
        }
        else
        {
            DotFour<Lanes128>(query, a, b, c, d, length, products);
        }
    }

    public static float Dot<TLanes>(float* left, float* right, int length)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var sum = TLanes.Broadcast(0);
        for (var i = 0; i < length; i += TLanes.Count)
        {
            sum = TLanes.MultiplyAdd(TLanes.Load(left + i), TLanes.Load(right + i), sum);
        }

        return TLanes.Sum(sum);
    }

    public static void DotFour<TLanes>(float* query, float* a, float* b, float* c, float* d, int length, float* products)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (sumA, sumB) = (TLanes.Broadcast(0), TLanes.Broadcast(0));
        var (sumC, sumD) = (TLanes.Broadcast(0), TLanes.Broadcast(0));
        for (var i = 0; i < length; i += TLanes.Count)
        {
            var part = TLanes.Load(query + i);
            sumA = TLanes.MultiplyAdd(part, TLanes.Load(a + i), sumA);
            sumB = TLanes.MultiplyAdd(part, TLanes.Load(b + i), sumB);
            sumC = TLanes.MultiplyAdd(part, TLanes.Load(c + i), sumC);
            sumD = TLanes.MultiplyAdd(part, TLanes.Load(d + i), sumD);
        }

        products[0] = TLanes.Sum(sumA);
        products[1] = TLanes.Sum(sumB);
        products[2] = TLanes.Sum(sumC);
        products[3] = TLanes.Sum(sumD);
    }
}
