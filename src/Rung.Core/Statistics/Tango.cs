namespace Rung.Core.Statistics;

/// <summary>
/// The score interval of the difference of two paired proportions: all differences that a score test would not reject.
/// Tango, "Equivalence test and confidence interval for the difference in proportions for the paired-sample design",
/// Stat. Med. 17, 1998; recommended by Fagerland, Lydersen and Laake, Stat. Med. 33, 2014.
/// </summary>
internal static class Tango
{
    // 2 / 2^60 is below what a double near 1 can tell apart.
    private const int Halvings = 60;

    public static Interval Interval(int onlyFirst, int onlySecond, int count, double confidence)
    {
        var z = CriticalValue.Normal(confidence);
        var difference = (double)(onlyFirst - onlySecond) / count;
        return new(
            Bound(difference, outside: -1, delta => Statistic(onlyFirst, onlySecond, count, delta) > z),
            Bound(difference, outside: 1, delta => Statistic(onlyFirst, onlySecond, count, delta) < -z));
    }

    private static double Statistic(double onlyFirst, double onlySecond, double n, double delta)
    {
        // The maximum-likelihood share of "only second" given the difference delta, then the score statistic.
        var b = -onlyFirst - onlySecond + (((2 * n) - onlyFirst + onlySecond) * delta);
        var c = -onlySecond * delta * (1 - delta);
        var share = (Math.Sqrt(Math.Max(0, (b * b) - (8 * n * c))) - b) / (4 * n);
        var variance = n * ((2 * share) + (delta * (1 - delta)));
        var distance = onlyFirst - onlySecond - (n * delta);
        return variance <= 0 ? Math.Sign(distance) * double.PositiveInfinity : distance / Math.Sqrt(variance);
    }

    private static double Bound(double inside, double outside, Func<double, bool> isRejected)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (inside + outside) / 2;
            (inside, outside) = isRejected(middle) ? (inside, middle) : (middle, outside);
        }

        return outside;
    }
}
