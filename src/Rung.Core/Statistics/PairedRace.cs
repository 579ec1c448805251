namespace Rung.Core.Statistics;

/// <summary>
/// Two candidates race over the same examples, and one may look at the difference whenever one likes: the interval is
/// always valid (<see cref="BettingSequence"/>). Where examples belong to groups, only a group whose examples are all
/// there is bet on, as one observation of weight size / largest size: observations must be independent, and examples
/// of one group are not. So examples that come group by group are of use sooner than shuffled ones.
/// <para>The estimand is the example-weighted difference over the population that the groups come from, E[sum of a
/// group] / E[size of a group]. Groups must come in an order that does not depend on their differences.</para>
/// </summary>
public sealed class PairedRace
{
    // Guesses that decide how soon a race is won, not whether rightly: the variance of a difference in [−1, 1] to
    // begin with, and how much to risk on one unit. Groups are few and seldom differ wholly: bolder than the
    // article's 1/2.
    private const double ExpectedVariance = 0.2;
    private const double LargestStake = 0.9;

    private readonly Units _units;
    private readonly int[] _missing;
    private readonly double[] _sum;
    private readonly bool[] _seen;
    private readonly double _largest;
    private readonly BettingSequence _sequence;
    private double _total;

    /// <param name="groups">Of every example that may come, so that the sizes are known; <see langword="null"/>
    /// stands alone.</param>
    /// <param name="confidence">For example 0.95.</param>
    public PairedRace(IReadOnlyList<string?> groups, double confidence)
    {
        ArgumentNullException.ThrowIfNull(groups);
        CriticalValue.Checked(confidence);
        _units = Units.Of(groups.Count, groups);
        _missing = [.. _units.Sizes];
        _sum = new double[_units.Count];
        _seen = new bool[groups.Count];
        _largest = _units.Sizes.Max();

        // Differences of [−1, 1] are bet on as [0, 1]: half the range, a quarter of the variance.
        var weights = _units.Sizes.Select(size => size / _largest).ToArray();
        var bet = new BetSize(1 - confidence)
        {
            LargestStake = LargestStake,
            ExpectedVariance = ExpectedVariance / 4 * weights.Average(weight => weight * weight),
            ExpectedWeight = weights.Average(),
        };
        _sequence = new(low: -1, high: 1, confidence, nullMean: 0, bet);
    }

    /// <summary>
    /// As of now, over the complete groups: first minus second, the always-valid interval, the p-value against no
    /// difference.
    /// </summary>
    public DifferenceEstimate Estimate => new(
        Examples is 0 ? 0 : _total / Examples,
        _sequence.Interval,
        _sequence.PValue,
        Examples,
        _units.AreGrouped ? _sequence.Count : 0,
        "betting (always valid)");

    /// <summary>How many examples were bet on: those of complete groups.</summary>
    public int Examples { get; private set; }

    /// <param name="example">Its place in the list of groups.</param>
    /// <param name="difference">The score of the first candidate minus that of the second.</param>
    /// <returns>Whether the interval may have changed: the example was the last missing one of its group.</returns>
    public bool Add(int example, double difference)
    {
        if (difference is not (>= -1 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(difference), difference, "A difference lies in [-1, 1].");
        }

        if (_seen[example])
        {
            throw new InvalidOperationException($"Example {example} is in the race already.");
        }

        _seen[example] = true;
        var unit = _units.OfExample[example];
        _sum[unit] += difference;
        _missing[unit]--;
        if (_missing[unit] > 0)
        {
            return false;
        }

        var size = _units.Sizes[unit];
        _sequence.Add(_sum[unit] / size, size / _largest);
        _total += _sum[unit];
        Examples += size;
        return true;
    }
}
