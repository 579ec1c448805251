namespace Rung.Core.Statistics;

/// <summary>
/// The randomization test of a mean difference over independent units (groups, or single examples): under equal
/// candidates the sign of each unit's sum could as well have been the other. Exact for any distribution that is
/// symmetric about the null, whatever the sizes and variances of the units, however few. Fisher, The Design of
/// Experiments, 1935, §21; the interval of all differences that the test does not reject by Hartigan, "Using
/// subsample values as typical values", JASA 64, 1969.
/// </summary>
public static class SignFlip
{
    // 2^15 patterns are enumerated in less time than a report takes to draw; above, they are drawn.
    private const int MostEnumerated = 16;
    private const int Draws = 20_000;

    /// <summary>The two-sided p-value against a difference of zero, from the sum of each unit. At least 2^(1 −
    /// units).</summary>
    public static double PValue(ReadOnlySpan<double> unitSums, ulong seed)
    {
        var sizes = new int[unitSums.Length];
        Array.Fill(sizes, 1);
        return new SubsampleMeans(unitSums, sizes, seed).PValue(0);
    }

    /// <summary>The p-value against zero and the interval, for units of given sizes; the difference is that of the
    /// examples.</summary>
    internal static (double PValue, Interval Interval) Test(Clusters clusters, double confidence, ulong seed)
    {
        var means = new SubsampleMeans(clusters.Sums, clusters.Sizes, seed);
        return (means.PValue(0), means.Interval(1 - CriticalValue.Checked(confidence)));
    }

    internal static bool IsExact(int units) => units <= MostEnumerated;

    /// <summary>
    /// Flipping the signs of S_g − n_g·δ leaves the total at least as far from zero exactly when δ lies between the
    /// mean of the flipped units and the mean of the others. So each pattern is an interval, the p-value of δ is the
    /// share of patterns that contain it, and the confidence bounds are order statistics: no search, and test and
    /// interval always agree.
    /// </summary>
    private sealed class SubsampleMeans
    {
        private readonly double[] _lows;
        private readonly double[] _highs;

        public SubsampleMeans(ReadOnlySpan<double> sums, ReadOnlySpan<int> sizes, ulong seed)
        {
            var patterns = IsExact(sums.Length) ? (1 << (sums.Length - 1)) - 1 : Draws;
            _lows = new double[patterns];
            _highs = new double[patterns];
            var random = new SplitMix64(seed);
            Span<ulong> pattern = new ulong[((sums.Length - 1) / 64) + 1];
            for (var i = 0; i < patterns; i++)
            {
                // Enumerated, the last unit is never flipped: a pattern and its opposite are one. Pattern 0 is the
                // data as they are.
                pattern[0] = (ulong)i + 1;
                if (!IsExact(sums.Length))
                {
                    Draw(pattern, random);
                }

                (_lows[i], _highs[i]) = Means(sums, sizes, pattern);
            }

            Array.Sort(_lows);
            Array.Sort(_highs);
        }

        public double PValue(double delta)
        {
            // The data as they are contain every delta and count once. Rounding must not make a tie a rejection.
            const double Rounding = 1e-12;
            var below = CountUpTo(_highs, delta - Rounding);
            var above = _lows.Length - CountUpTo(_lows, delta + Rounding);
            return (1.0 + _lows.Length - below - above) / (1.0 + _lows.Length);
        }

        public Interval Interval(double alpha)
        {
            // delta is kept while (1 + patterns that contain it) / (1 + patterns) > alpha.
            var needed = (int)Math.Floor(alpha * (1.0 + _lows.Length));
            return needed is 0
                ? new(-1, 1)
                : new(Math.Max(-1, _lows[needed - 1]), Math.Min(1, _highs[^needed]));
        }

        private static void Draw(Span<ulong> pattern, SplitMix64 random)
        {
            for (var i = 0; i < pattern.Length; i++)
            {
                pattern[i] = random.NextUInt64();
            }
        }

        private static (double Low, double High) Means(
            ReadOnlySpan<double> sums, ReadOnlySpan<int> sizes, ReadOnlySpan<ulong> pattern)
        {
            double flipped = 0, all = 0;
            int flippedSize = 0, size = 0;
            for (var g = 0; g < sums.Length; g++)
            {
                var isFlipped = (int)((pattern[g >> 6] >> g) & 1);
                all += sums[g];
                size += sizes[g];
                flipped += isFlipped * sums[g];
                flippedSize += isFlipped * sizes[g];
            }

            // All or none flipped contains every delta, as the data themselves do.
            if (flippedSize == 0 || flippedSize == size)
            {
                return (double.NegativeInfinity, double.PositiveInfinity);
            }

            var (one, other) = (flipped / flippedSize, (all - flipped) / (size - flippedSize));
            return (Math.Min(one, other), Math.Max(one, other));
        }

        private static int CountUpTo(double[] sorted, double value)
        {
            var (low, high) = (0, sorted.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = sorted[middle] <= value ? (middle + 1, high) : (low, middle);
            }

            return low;
        }
    }
}
