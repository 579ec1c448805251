using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Rung.Tensors.Kernels.Memory;
using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>Blocks of packed weights in floats, (depth, columns), scaled.</summary>
internal static unsafe class PanelBlock
{
    /// <param name="values">The panel's values.</param>
    /// <param name="scales">The panel's scales.</param>
    /// <param name="from">The first depth: a multiple of 4.</param>
    /// <param name="depth">How many.</param>
    /// <param name="block">(depth, columns).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Decode<TCodec>(byte* values, float* scales, int from, int depth, float* block)
        where TCodec : unmanaged, IWeightCodec
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            DecodePlainly<TCodec>(values, scales, from, depth, block);
            return;
        }

        for (var k = from; k < from + depth; k++, block += Tile.Columns)
        {
            if ((k & 3) == 0)
            {
                Ahead.Fetch(values + TCodec.ValueBytes(k), TCodec.ValueBytes(4));
            }

            var row = TCodec.GroupLength == 0 ? null : scales + (k / Math.Max(TCodec.GroupLength, 1) * Tile.Columns);
            DecodeRow<TCodec>(values, k, row, block);
        }
    }

    /// <summary>The obvious loop.</summary>
    public static void DecodePlainly<TCodec>(byte* values, float* scales, int from, int depth, float* block)
        where TCodec : unmanaged, IWeightCodec
    {
        for (var k = from; k < from + depth; k++, block += Tile.Columns)
        {
            for (var column = 0; column < Tile.Columns; column++)
            {
                var value = TCodec.Load(values, k, column);
                block[column] = TCodec.GroupLength == 0
                    ? value
                    : value * scales[(k / TCodec.GroupLength * Tile.Columns) + column];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DecodeRow<TCodec>(byte* values, int k, float* scales, float* block)
        where TCodec : unmanaged, IWeightCodec
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var (a, b) = (TCodec.Load512(values, k, 0), TCodec.Load512(values, k, 16));
            if (TCodec.GroupLength > 0)
            {
                a *= Vector512.Load(scales);
                b *= Vector512.Load(scales + 16);
            }

            a.Store(block);
            b.Store(block + 16);
        }
        else
        {
            var (a, b) = (TCodec.Load256(values, k, 0), TCodec.Load256(values, k, 8));
            if (TCodec.GroupLength > 0)
            {
                a *= Vector256.Load(scales);
                b *= Vector256.Load(scales + 8);
            }

            a.Store(block);
            b.Store(block + 8);
        }
    }
}
