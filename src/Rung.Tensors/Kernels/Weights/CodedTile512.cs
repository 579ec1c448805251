using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Rung.Tensors.Kernels.Memory;
using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>
/// The tile of 512 bits over weights as they are held: what is decoded goes from register to register into the sums, and
/// into the block beside, where other strips follow. Decoding runs in units that multiplying leaves idle.
/// </summary>
internal static unsafe class CodedTile512
{
    private const int Width = 16;

    /// <param name="target">The strip and where its product goes.</param>
    /// <param name="values">The panel's values.</param>
    /// <param name="scales">The panel's scales.</param>
    /// <param name="from">The first depth: a multiple of 64.</param>
    /// <param name="depth">How many.</param>
    /// <param name="block">Takes (depth, columns) in floats; none where nobody asks for them.</param>
    public static void Multiply<TCodec>(in TileTarget target, byte* values, float* scales, int from, int depth, float* block)
        where TCodec : unmanaged, IWeightCodec
    {
        switch (target.Rows)
        {
            case 4:
                Multiply<IKnownCount.Four, TCodec>(in target, values, scales, from, depth, block);
                break;
            case 8:
                Multiply<IKnownCount.Eight, TCodec>(in target, values, scales, from, depth, block);
                break;
            default:
                Multiply<IKnownCount.Twelve, TCodec>(in target, values, scales, from, depth, block);
                break;
        }
    }

    // As long as the tile of floats, for the same reason.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Multiply<TRows, TCodec>(
        in TileTarget target, byte* values, float* scales, int from, int depth, float* block)
        where TRows : struct, IKnownCount
        where TCodec : unmanaged, IWeightCodec
    {
        Vector512<float> a0 = default, b0 = default, a1 = default, b1 = default;
        Vector512<float> a2 = default, b2 = default, a3 = default, b3 = default;
        Vector512<float> a4 = default, b4 = default, a5 = default, b5 = default;
        Vector512<float> a6 = default, b6 = default, a7 = default, b7 = default;
        Vector512<float> a8 = default, b8 = default, a9 = default, b9 = default;
        Vector512<float> a10 = default, b10 = default, a11 = default, b11 = default;
        Vector512<float> scaleA = default, scaleB = default;
        // One address for three rows: another two lie one and two strides on.
        var (rowStride, depthStride, two) = (target.LeftRowStride, target.LeftDepthStride, 2 * target.LeftRowStride);
        var first = target.Left;
        var second = first + (3 * rowStride);
        var third = second + (3 * rowStride);
        var fourth = third + (3 * rowStride);
        var end = from + depth;
        for (var k = from; k < end; k++)
        {
            if ((k & 3) == 0)
            {
                Ahead.Fetch(values + TCodec.ValueBytes(k), TCodec.ValueBytes(4));
            }

            var (a, b) = (TCodec.Load512(values, k, 0), TCodec.Load512(values, k, Width));
            if (TCodec.GroupLength > 0)
            {
                if (k % TCodec.GroupLength == 0)
                {
                    var place = scales + (k / TCodec.GroupLength * Tile.Columns);
                    scaleA = Vector512.Load(place);
                    scaleB = Vector512.Load(place + Width);
                }

                a *= scaleA;
                b *= scaleB;
            }

            if (block is not null)
            {
                a.Store(block);
                b.Store(block + Width);
                block += Tile.Columns;
            }

            Tile512.Add(first[0], a, b, ref a0, ref b0);
            Tile512.Add(first[rowStride], a, b, ref a1, ref b1);
            Tile512.Add(first[two], a, b, ref a2, ref b2);
            Tile512.Add(second[0], a, b, ref a3, ref b3);

            if (TRows.Count > 4)
            {
                Tile512.Add(second[rowStride], a, b, ref a4, ref b4);
                Tile512.Add(second[two], a, b, ref a5, ref b5);
                Tile512.Add(third[0], a, b, ref a6, ref b6);
                Tile512.Add(third[rowStride], a, b, ref a7, ref b7);
            }

            if (TRows.Count > 8)
            {
                Tile512.Add(third[two], a, b, ref a8, ref b8);
                Tile512.Add(fourth[0], a, b, ref a9, ref b9);
                Tile512.Add(fourth[rowStride], a, b, ref a10, ref b10);
                Tile512.Add(fourth[two], a, b, ref a11, ref b11);
            }

            first += depthStride;
            second += depthStride;
            third += depthStride;
            fourth += depthStride;
        }

        target.Store(0, a0, b0);
        target.Store(1, a1, b1);
        target.Store(2, a2, b2);
        target.Store(3, a3, b3);

        if (TRows.Count > 4)
        {
            target.Store(4, a4, b4);
            target.Store(5, a5, b5);
            target.Store(6, a6, b6);
            target.Store(7, a7, b7);
        }

        if (TRows.Count > 8)
        {
            target.Store(8, a8, b8);
            target.Store(9, a9, b9);
            target.Store(10, a10, b10);
            target.Store(11, a11, b11);
        }
    }
}
