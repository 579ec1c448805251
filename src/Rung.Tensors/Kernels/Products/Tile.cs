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

    /// <param name="rows">Rows of the left strip: a multiple of <see cref="RowUnit"/>.</param>
    /// <param name="depth">What is summed over.</param>
    /// <param name="left">(depth, rows).</param>
    /// <param name="panel">(depth, <see cref="Columns"/>).</param>
    /// <param name="result">(rows, columns), rows apart by the stride.</param>
    /// <param name="stride">Floats from one row of the result to the next.</param>
    /// <param name="accumulates">Adds to the result.</param>
    public static void Multiply(
        int rows, int depth, float* left, float* panel, float* result, nint stride, bool accumulates)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Tile512.Multiply(rows, depth, left, panel, result, stride, accumulates);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Tile256.Multiply(rows, depth, left, panel, result, stride, accumulates);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Tile128.Multiply(rows, depth, left, panel, result, stride, accumulates);
        }
        else
        {
            MultiplyPlainly(rows, depth, left, panel, result, stride, accumulates);
        }
    }

    /// <summary>The obvious loop over the same layout.</summary>
    public static void MultiplyPlainly(
        int rows, int depth, float* left, float* panel, float* result, nint stride, bool accumulates)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var sum = 0f;
                for (var k = 0; k < depth; k++)
                {
                    sum += left[(k * rows) + row] * panel[(k * Columns) + column];
                }

                var place = result + (row * stride) + column;
                *place = accumulates ? *place + sum : sum;
            }
        }
    }
}
