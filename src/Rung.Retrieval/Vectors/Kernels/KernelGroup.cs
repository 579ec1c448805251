namespace Rung.Retrieval.Vectors.Kernels;

/// <summary>Kernels read rows in groups, so that none has a rest.</summary>
internal static class KernelGroup
{
    /// <summary>Memory always has room for whole groups of so many rows; what lies behind the last row is read and never used.</summary>
    public const int Rows = 64;

    /// <summary>So many rows more can be read behind them, by a kernel whose own groups do not divide the others.</summary>
    public const long Overrun = 8;

    public static int RoundUp(int rows) => (int)Math.Min((rows + (long)Rows - 1) / Rows * Rows, int.MaxValue / Rows * Rows);
}
