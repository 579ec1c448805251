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
    private readonly int _most;
    private readonly int _full; // parts of the most things come first

    /// <param name="length">How many things.</param>
    /// <param name="fewest">How many are worth a part.</param>
    /// <param name="most">How many a part has at most, where that is more than the fewest.</param>
    public ShrinkingParts(int length, int fewest, int most = int.MaxValue)
    {
        (_length, _fewest, _most) = (length, fewest, Math.Max(most, fewest));

        // A quarter of the rest is the most or more while the rest is longer than this.
        var threshold = Share * (_most - 1L);
        _full = length > threshold ? (int)((length - threshold + _most - 1) / _most) : 0;
        Count = _full;
        for (var from = _full * _most; from < length; from += SizeAt(from))
        {
            Count++;
        }
    }

    /// <summary>How many parts.</summary>
    public int Count { get; }

    public (int First, int End) Of(int part)
    {
        var from = Math.Min(part, _full) * _most;
        for (var i = _full; i < part; i++)
        {
            from += SizeAt(from);
        }

        return (from, from + SizeAt(from));
    }

    private int SizeAt(int from)
    {
        var rest = _length - from;
        return Math.Min(Math.Clamp((rest + Share - 1) / Share, _fewest, _most), rest);
    }
}
