namespace Rung.Core.Similarity;

/// <summary>Sorts entries of a 32-bit key above a 32-bit place by the key, keeping the order of equal keys (radix sort).</summary>
internal static class KeySort
{
    private const int Bits = 11;
    private const int Digits = 1 << Bits;

    /// <summary>Sorts <paramref name="entries"/>; <paramref name="spare"/> is as long. Returns the one that holds the result.</summary>
    public static ulong[] Sort(ulong[] entries, ulong[] spare, int count)
    {
        Span<int> starts = stackalloc int[Digits];
        for (var shift = 32; shift < 64; shift += Bits)
        {
            starts.Clear();
            foreach (var entry in entries.AsSpan(0, count))
            {
                starts[(int)((entry >> shift) & (Digits - 1))]++;
            }

            var sum = 0;
            foreach (ref var start in starts)
            {
                (start, sum) = (sum, sum + start);
            }

            foreach (var entry in entries.AsSpan(0, count))
            {
                spare[starts[(int)((entry >> shift) & (Digits - 1))]++] = entry;
            }

            (entries, spare) = (spare, entries);
        }

        return entries;
    }
}
