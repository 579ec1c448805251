namespace Rung.Tensors.Kernels.Products;

/// <summary>
/// A number of rows that the compiler knows, so that one source gives a kernel without branches for each.
/// </summary>
internal interface ITileRows
{
    static abstract int Count { get; }

    internal readonly struct Two : ITileRows
    {
        public static int Count => 2;
    }

    internal readonly struct Four : ITileRows
    {
        public static int Count => 4;
    }

    internal readonly struct Six : ITileRows
    {
        public static int Count => 6;
    }

    internal readonly struct Eight : ITileRows
    {
        public static int Count => 8;
    }

    internal readonly struct Twelve : ITileRows
    {
        public static int Count => 12;
    }
}
