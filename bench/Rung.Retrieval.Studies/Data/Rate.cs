namespace Rung.Retrieval.Studies.Data;

/// <summary>Queries a second: the median of ten rounds or more, as the peers' scripts measure it.</summary>
internal static class Rate
{
    /// <param name="queries">How many queries there are.</param>
    /// <param name="size">How many are asked at once.</param>
    /// <param name="seconds">How long to measure.</param>
    /// <param name="clock">The seconds that count: those on the wall, or the processor's.</param>
    /// <param name="search">Asks so many queries from the given one on.</param>
    public static async Task<double> MeasureAsync(
        int queries, int size, double seconds, Func<double> clock, Func<int, int, ValueTask> search)
    {
        var rates = new List<double>();
        var end = clock() + seconds;
        var at = 0;
        while (clock() < end || rates.Count < 5)
        {
            var (start, done) = (clock(), 0);
            while (clock() < start + (seconds / 10) || done == 0)
            {
                at = (at + size) % (queries - size + 1);
                await search(at, size);
                done += size;
            }

            rates.Add(done / (clock() - start));
        }

        rates.Sort();
        return rates[rates.Count / 2];
    }
}
