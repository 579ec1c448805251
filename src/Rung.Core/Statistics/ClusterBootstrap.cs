namespace Rung.Core.Statistics;

/// <summary>
/// The paired difference by bootstrap-t over whole groups: each resample's own standard error scales its distance,
/// which repairs the skew that a symmetric t interval ignores. Cameron, Gelbach and Miller, "Bootstrap-based
/// improvements for inference with clustered errors", REStat 90, 2008; Hall, "Theoretical comparison of bootstrap
/// confidence intervals", Ann. Stat. 16, 1988. A check beside <see cref="PairedDifference"/>, which does not use it:
/// sign-flip is exact where groups are few.
/// </summary>
public static class ClusterBootstrap
{
    public static DifferenceEstimate Estimate(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        IReadOnlyList<string?>? groups,
        double confidence,
        int resamples,
        ulong seed)
    {
        CriticalValue.Checked(confidence);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        var differences = PairedDifference.Differences(first, second, groups);
        var value = differences.Mean;
        var error = differences.Count is 1 ? 0 : Error(differences, value, TimesOnce(differences));
        if (error is 0)
        {
            return new(
                value,
                new(-1, 1),
                1,
                differences.Examples,
                differences.Groups,
                "no spread between groups: nothing can be said");
        }

        var distances = Distances(differences, resamples, seed);
        var tail = (int)Math.Floor((1 - confidence) / 2 * (resamples + 1));
        var interval = tail is 0
            ? new Interval(-1, 1)
            : new(value - (distances[^tail] * error), value - (distances[tail - 1] * error));
        var extreme = distances.Count(distance => Math.Abs(distance) >= Math.Abs(value / error));
        return new(
            value,
            new(Math.Clamp(interval.Low, -1, value), Math.Clamp(interval.High, value, 1)),
            (1.0 + extreme) / (1.0 + resamples),
            differences.Examples,
            differences.Groups,
            "cluster bootstrap-t");
    }

    private static double[] Distances(Clusters differences, int resamples, ulong seed)
    {
        var random = new SplitMix64(seed);
        var times = new int[differences.Count];
        var distances = new double[resamples];
        for (var i = 0; i < resamples; i++)
        {
            Array.Clear(times);
            for (var draw = 0; draw < times.Length; draw++)
            {
                times[random.Next(times.Length)]++;
            }

            var mean = Mean(differences, times);
            var error = Error(differences, mean, times);
            var distance = mean - differences.Mean;

            // A resample of like groups says that the distance may be any number of standard errors.
            distances[i] = error > 0 ? distance / error : Math.Sign(distance) * double.PositiveInfinity;
            distances[i] = double.IsNaN(distances[i]) ? 0 : distances[i];
        }

        Array.Sort(distances);
        return distances;
    }

    private static int[] TimesOnce(Clusters differences)
    {
        var times = new int[differences.Count];
        Array.Fill(times, 1);
        return times;
    }

    private static double Mean(Clusters differences, int[] times)
    {
        double sum = 0, size = 0;
        for (var g = 0; g < times.Length; g++)
        {
            sum += times[g] * differences.Sums[g];
            size += times[g] * differences.Sizes[g];
        }

        return sum / size;
    }

    private static double Error(Clusters differences, double mean, int[] times)
    {
        double squares = 0, size = 0, count = times.Length;
        for (var g = 0; g < times.Length; g++)
        {
            var residual = differences.Sums[g] - (differences.Sizes[g] * mean);
            squares += times[g] * residual * residual;
            size += times[g] * differences.Sizes[g];
        }

        var error = Math.Sqrt(squares * count / (count - 1)) / size;
        return error < 1e-12 ? 0 : error;
    }
}
