using Rung.Core.Statistics;

namespace Rung.Studies.Aa;

/// <summary>
/// Two candidates on grouped examples with right-or-wrong scores. A share of the examples is hard or easy for both
/// alike: both candidates then have one score, right with the group's common rate c_g. On the others each is right
/// with its own rate in the group, a_g and b_g, independently. The rates are independent Beta variables whose mean is
/// the candidate's accuracy, with correlation 0.3 / share (common) and 0.3 / (1 − share) (own), which makes the
/// correlation within a group exactly 0.3 for the scores of each candidate and for the paired differences.
/// </summary>
internal sealed record AaModel(string Name, int Groups, double SharedShare, double Accuracy, double Difference)
{
    private const double Correlation = 0.3;

    public int SmallestGroup { get; init; } = 10;

    public int LargestGroup { get; init; } = 40;

    /// <summary>How many times the usual size the first group is.</summary>
    public int FirstGroupTimes { get; init; } = 1;

    public double Discordance => (1 - SharedShare) * 2 * Accuracy * (1 - Accuracy);

    public AaSample Draw(SplitMix64 random)
    {
        var sample = new AaSample([], [], []);
        for (var g = 0; g < Groups; g++)
        {
            var common = SharedShare > 0 ? Rate(random, Accuracy, Correlation / SharedShare) : 0;
            var first = Rate(random, Accuracy, Correlation / (1 - SharedShare));

            // The difference of the scores comes from the examples that are not shared.
            var second = Rate(random, Accuracy - (Difference / (1 - SharedShare)), Correlation / (1 - SharedShare));
            var size = SmallestGroup + random.Next(LargestGroup - SmallestGroup + 1);
            size *= g == 0 ? FirstGroupTimes : 1;
            for (var i = 0; i < size; i++)
            {
                var isShared = random.NextDouble() < SharedShare;
                var one = random.NextDouble() < (isShared ? common : first) ? 1.0 : 0.0;
                sample.First.Add(one);
                sample.Second.Add(isShared ? one : random.NextDouble() < second ? 1 : 0);
                sample.Groups.Add($"g{g}");
            }
        }

        return sample;
    }

    /// <summary>Jöhnk's method for Beta(a, b); with a + b = 1/correlation − 1 the variance is correlation · mean · (1
    /// − mean).</summary>
    private static double Rate(SplitMix64 random, double mean, double correlation)
    {
        var strength = (1 / correlation) - 1;
        while (true)
        {
            var x = Math.Pow(random.NextDouble(), 1 / (strength * mean));
            var y = Math.Pow(random.NextDouble(), 1 / (strength * (1 - mean)));
            if (x + y is > 0 and <= 1)
            {
                return x / (x + y);
            }
        }
    }
}
