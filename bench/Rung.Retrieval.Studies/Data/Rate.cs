using System.Diagnostics;

namespace Rung.Retrieval.Studies.Data;

/// <summary>Queries a second: the median of ten rounds or more, as the peers' scripts measure it.</summary>
internal static class Rate
{
    /// <param name="queries">How many queries there are.</param>
    /// <param name="size">How many are asked at once.</param>
    /// <param name="seconds">How long to measure.</param>
    /// <param name="search">Asks so many queries from the given one on.</param>
    public static async Task<double> MeasureAsync(int queries, int size, double seconds, Func<int, int, ValueTask> search)
    {
        var rates = new List<double>();
        var total = Stopwatch.StartNew();
        var at = 0;
        while (total.Elapsed.TotalSeconds < seconds || rates.Count < 5)
        {
            var (round, done) = (Stopwatch.StartNew(), 0);
            while (round.Elapsed.TotalSeconds < seconds / 10 || done == 0)
            {
                at = (at + size) % (queries - size + 1);
                await search(at, size);
                done += size;
            }

            rates.Add(done / round.Elapsed.TotalSeconds);
        }

        rates.Sort();
        return rates[rates.Count / 2];
    }
}
