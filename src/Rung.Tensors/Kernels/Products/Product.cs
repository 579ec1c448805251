using System.Diagnostics;
using Rung.Tensors.Kernels.Memory;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Products;

/// <summary>Products of matrices, blocked for the caches and parted among workers.</summary>
internal static unsafe class Product
{
    /// <summary>result (rows, columns) = left (rows, depth) · right (depth, columns), or added to the result.</summary>
    public static void Multiply(
        Workers workers, in MatrixView left, in MatrixView right, Span<float> result, bool accumulates = false)
    {
        ArgumentNullException.ThrowIfNull(workers);
        if (left.Columns != right.Rows || result.Length < left.Rows * right.Columns)
        {
            throw new ArgumentException(
                $"({left.Rows}, {left.Columns}) · ({right.Rows}, {right.Columns}) does not give {result.Length} values.", nameof(result));
        }

        fixed (float* l = left.Values, r = right.Values, to = result)
        {
            Multiply(workers, left.At(l), right.At(r), to, right.Columns, accumulates);
        }
    }

    public static void Multiply(
        Workers workers, Matrix left, Matrix right, float* result, nint stride, bool accumulates)
    {
        Debug.Assert(left.Columns == right.Rows, "What is summed over has one length.");
        if (right.Columns is 0 or > ThinProduct.MostColumns || left.Columns == 0)
        {
            MultiplyWide(workers, left, right, result, stride, accumulates);
        }
        else if (left.ColumnStride == 1)
        {
            MultiplyThin(workers, left, right, result, stride, accumulates);
        }
        else if (left.RowStride == 1 && left.Rows > ThinProduct.MostColumns)
        {
            MultiplyTurned(workers, left, right, result, stride, accumulates);
        }
        else
        {
            MultiplyWide(workers, left, right, result, stride, accumulates);
        }
    }

    private static void MultiplyThin(
        Workers workers, Matrix left, Matrix right, float* result, nint stride, bool accumulates)
    {
        using var columns = new PooledFloats(right.Rows * right.Columns);
        for (var column = 0; column < right.Columns; column++)
        {
            var line = columns.Start + (column * right.Rows);
            Strip.PackPlainly(right.At(0, column), right.ColumnStride, right.RowStride, 0, 1, 1, right.Rows, line);
        }

        var work = new ThinProduct(
            left.Start, left.Rows, left.Columns, left.RowStride, columns.Start, right.Columns, result, stride, accumulates);
        workers.Run(work.Items, work);
    }

    // Rightᵀ · leftᵀ is wide and its right matrix lies row by row.
    private static void MultiplyTurned(
        Workers workers, Matrix left, Matrix right, float* result, nint stride, bool accumulates)
    {
        using var turned = new PooledFloats(left.Rows * right.Columns);
        MultiplyWide(workers, right.Transposed, left.Transposed, turned.Start, left.Rows, accumulates: false);
        for (var row = 0; row < left.Rows; row++)
        {
            for (var column = 0; column < right.Columns; column++)
            {
                var value = turned.Start[(column * left.Rows) + row];
                var place = result + (row * stride) + column;
                *place = accumulates ? *place + value : value;
            }
        }
    }

    private static void MultiplyWide(Workers workers, Matrix left, Matrix right, float* result, nint stride, bool accumulates) =>
        Multiply(workers, left, new StridedPanels(right, result, stride), accumulates);

    /// <summary>The same with a right side that comes in panels.</summary>
    public static void Multiply<TPanels>(Workers workers, Matrix left, TPanels panels, bool accumulates)
        where TPanels : unmanaged, IPanels
    {
        if (left.Rows == 0 || panels.Count == 0)
        {
            return;
        }

        if (left.Columns == 0)
        {
            ClearUnless(accumulates, left.Rows, panels);
            return;
        }

        var plan = new ProductPlan(left.Rows, panels.Count, left.Columns);
        if (LeftStrips.AreIn(left, panels.MostLooseRows))
        {
            var strips = LeftStrips.AsTheyLie(left);
            workers.Run(plan.Items, new PanelProduct<TPanels>(plan, strips, panels, from: 0, plan.Depth, accumulates));
            return;
        }

        using var packed = new PooledFloats(plan.PaddedRows * Math.Min(plan.ChunkDepth, plan.Depth));
        for (var from = 0; from < plan.Depth; from += plan.ChunkDepth)
        {
            var depth = Math.Min(plan.ChunkDepth, plan.Depth - from);
            var packing = new LeftPacking(plan, left, from, depth, packed.Start);
            workers.Run(packing.Items, packing);
            var strips = LeftStrips.Packed(packed.Start, plan);
            workers.Run(
                plan.Items, new PanelProduct<TPanels>(plan, strips, panels, from, depth, accumulates || from > 0));
        }
    }

    /// <summary>The obvious loops, summed in double.</summary>
    public static void MultiplyPlainly(
        in MatrixView left, in MatrixView right, Span<float> result, bool accumulates = false)
    {
        for (var row = 0; row < left.Rows; row++)
        {
            for (var column = 0; column < right.Columns; column++)
            {
                var sum = accumulates ? (double)result[(row * right.Columns) + column] : 0;
                for (var k = 0; k < left.Columns; k++)
                {
                    sum += (double)left[row, k] * right[k, column];
                }

                result[(row * right.Columns) + column] = (float)sum;
            }
        }
    }

    private static void ClearUnless<TPanels>(bool accumulates, int rows, TPanels panels)
        where TPanels : unmanaged, IPanels
    {
        for (var panel = 0; panel < panels.Count && !accumulates; panel++)
        {
            var place = panels.Place(panel);
            for (var row = 0; row < rows; row++)
            {
                new Span<float>(place.Start + (row * place.Stride), place.Columns).Clear();
            }
        }
    }
}
