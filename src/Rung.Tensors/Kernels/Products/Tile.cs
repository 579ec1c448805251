using System.Runtime.Intrinsics;

namespace Rung.Tensors.Kernels.Products;

/// <summary>
/// The small block of a product that stays in registers: rows of the left matrix times a panel of columns of the right
/// one. Its size is that of the processor's registers: 12 × 32 in 32 registers of 512 bits, 6 × 16 in 16 of 256, 6 × 8
/// in 16 of 128.
/// </summary>
internal static unsafe class Tile
{
    /// <summary>The most rows of a tile.</summary>
    public static int Rows => Vector512.IsHardwareAccelerated ? 12 : 6;

    /// <summary>The columns of a panel.</summary>
    public static int Columns => Vector512.IsHardwareAccelerated ? 32 : Vector256.IsHardwareAccelerated ? 16 : 8;

    /// <summary>A tile has a multiple of so many rows; those that are missing are zero.</summary>
    public static int RowUnit => Vector512.IsHardwareAccelerated ? 4 : 2;

    /// <summary>How much of the depth a panel in the first-level cache holds.</summary>
    public static int Depth => Vector512.IsHardwareAccelerated ? 192 : 256;

    /// <summary>The rows of a tile that holds so many.</summary>
    public static int Padded(int rows) => (rows + RowUnit - 1) / RowUnit * RowUnit;

    /// <param name="target">The strip, packed where registers are shorter than 512 bits, and where its product goes.</param>
    /// <param name="depth">What is summed over.</param>
    /// <param name="panel">(depth, <see cref="Columns"/>).</param>
    public static void Multiply(in TileTarget target, int depth, float* panel)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Tile512.Multiply(in target, depth, panel);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Tile256.Multiply(
                target.Rows, depth, target.Left, panel, target.Result, target.Stride, target.Accumulates);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Tile128.Multiply(
                target.Rows, depth, target.Left, panel, target.Result, target.Stride, target.Accumulates);
        }
        else
        {
            MultiplyPlainly(in target, depth, panel);
        }
    }

    /// <summary>The obvious loop over the same layout.</summary>
    public static void MultiplyPlainly(in TileTarget target, int depth, float* panel)
    {
        for (var row = 0; row < target.Rows; row++)
        {
            var left = target.Left + (row * target.LeftRowStride);
            for (var column = 0; column < Columns; column++)
            {
                var sum = 0f;
                for (var k = 0; k < depth; k++)
                {
                    sum += left[k * target.LeftDepthStride] * panel[(k * Columns) + column];
                }

                var place = target.Result + (row * target.Stride) + column;
                *place = target.Accumulates ? *place + sum : sum;
            }
        }
    }
}
