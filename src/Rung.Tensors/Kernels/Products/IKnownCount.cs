namespace Rung.Tensors.Kernels.Products;

/// <summary>
/// A number of rows or registers that the compiler knows, so that one source gives a kernel without branches for each.
/// </summary>
internal interface IKnownCount
{
    static abstract int Count { get; }

    internal readonly struct One : IKnownCount
    {
        public static int Count => 1;
    }

    internal readonly struct Two : IKnownCount
    {
        public static int Count => 2;
    }

    internal readonly struct Three : IKnownCount
    {
        public static int Count => 3;
    }

    internal readonly struct Four : IKnownCount
    {
        public static int Count => 4;
    }

    internal readonly struct Six : IKnownCount
    {
        public static int Count => 6;
    }

    internal readonly struct Eight : IKnownCount
    {
        public static int Count => 8;
    }

    internal readonly struct Twelve : IKnownCount
    {
        public static int Count => 12;
    }
}
