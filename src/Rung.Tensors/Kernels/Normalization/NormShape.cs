using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Normalization;

/// <summary>How rows to normalise are counted and parted.</summary>
internal static class NormShape
{
    private const int FloatsPerItem = 1 << 14;

    public static int RowsOf(int length, int width, int otherLength, int inverseLength)
    {
        var rows = width == 0 ? 0 : length / width;
        if (width == 0 || rows * width != length || otherLength < length || inverseLength < rows)
        {
            throw new ArgumentException(
                $"{length} values in rows of {width} do not fit {otherLength} values and {inverseLength} rows.", nameof(length));
        }

        return rows;
    }

    public static int RowsPerItem(int width) => Math.Max(FloatsPerItem / width, 1);

    public static int Items(int rows, int width) => ProductPlan.DivideUp(rows, RowsPerItem(width));
}
