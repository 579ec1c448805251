namespace Rung.Engine.Checking.Profiles;

/// <summary>A distribution in a few numbers, each by nearest rank; all 0 where there is nothing.</summary>
/// <param name="Count">How many values there are.</param>
/// <param name="Least">The smallest.</param>
/// <param name="P05">5 % are not above it.</param>
/// <param name="P50">The median.</param>
/// <param name="P95">95 % are not above it.</param>
/// <param name="P99">99 % are not above it.</param>
/// <param name="Most">The largest.</param>
/// <param name="Mean">Of all values.</param>
internal sealed record Quantiles(int Count, long Least, long P05, long P50, long P95, long P99, long Most, double Mean)
{
    public static Quantiles Of(IEnumerable<int> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted.Length == 0
            ? new Quantiles(0, 0, 0, 0, 0, 0, 0, 0)
            : new Quantiles(
                sorted.Length, sorted[0], At(sorted, 0.05), At(sorted, 0.5), At(sorted, 0.95), At(sorted, 0.99), sorted[^1], sorted.Average());
    }

    private static int At(int[] sorted, double quantile) => sorted[Math.Max(0, (int)Math.Ceiling(quantile * sorted.Length) - 1)];
}
