namespace Rung.Tensors.Kernels.Threads;

/// <summary>
/// A run of things cut into parts that become smaller: long at first, so that who streams through memory is seldom
/// interrupted, and short at last, so that no thread waits long for another. Hangs on the lengths alone.
/// </summary>
internal readonly struct ShrinkingParts
{
    private const int Share = 4; // of the rest; half of it would leave a thread alone with the first part when a core is taken away

    private readonly int _length;
    private readonly int _fewest;

    /// <param name="length">How many things.</param>
    /// <param name="fewest">How many are worth a part.</param>
    public ShrinkingParts(int length, int fewest)
    {
        (_length, _fewest) = (length, fewest);
        for (var from = 0; from < length; from += SizeAt(from))
        {
            Count++;
        }
    }

    /// <summary>How many parts.</summary>
    public int Count { get; }

    public (int First, int End) Of(int part)
    {
        var from = 0;
        for (; part > 0; part--)
        {
            from += SizeAt(from);
        }

        return (from, from + SizeAt(from));
    }

    private int SizeAt(int from)
    {
        var rest = _length - from;
        return Math.Min(Math.Max((rest + Share - 1) / Share, _fewest), rest);
    }
}
