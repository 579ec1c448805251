namespace Rung.Core.Statistics;

/// <summary>
/// A confidence sequence for the mean of bounded observations: its interval holds at all times together, so that one
/// may look after each observation and stop when one likes. Someone bets against every possible mean, never more than
/// the capital at hand; a mean against which 1/α of the stake was won is excluded, and stays so. Waudby-Smith and
/// Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86, 2024 (arXiv 2010.09686): hedged
/// capital, predictable plug-in bets (section 4.4). Observations may carry a weight; the sequence is then for the
/// mean E[w·x] / E[w]. Not safe for threads.
/// </summary>
public sealed class BettingSequence
{
    // The bounds are rounded outwards to this part of the range.
    private const int Cells = 2_000;

    private readonly double _low;
    private readonly double _range;
    private readonly double _alpha;
    private readonly double _nullMean;
    private readonly double[] _above = new double[Cells + 1];
    private readonly double[] _below = new double[Cells + 1];
    private readonly BetSize _bet;
    private (double Above, double Below) _againstNull = (1, 1);
    private int _first;
    private int _last = Cells;

    /// <param name="low">The least an observation can be.</param>
    /// <param name="high">The most it can be.</param>
    /// <param name="confidence">For example 0.95.</param>
    /// <param name="nullMean">The mean that <see cref="PValue"/> tests.</param>
    public BettingSequence(double low, double high, double confidence, double nullMean)
        : this(low, high, confidence, nullMean, new BetSize(1 - CriticalValue.Checked(confidence)))
    {
    }

    internal BettingSequence(double low, double high, double confidence, double nullMean, BetSize bet)
    {
        CriticalValue.Checked(confidence);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        ArgumentOutOfRangeException.ThrowIfLessThan(nullMean, low);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nullMean, high);
        _low = low;
        _range = high - low;
        _alpha = 1 - confidence;
        _nullMean = (nullMean - low) / _range;
        _bet = bet;
        Array.Fill(_above, 1);
        Array.Fill(_below, 1);
    }

    /// <summary>The number of observations.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// All means that were not excluded at any time so far. As it never grows again, it may lie beside the present
    /// mean.
    /// </summary>
    public Interval Interval => new(
        _first is 0 ? _low : Math.BitIncrement(At(_first)),
        _last is Cells ? _low + _range : Math.BitDecrement(At(_last)));

    /// <summary>Of the stated mean, two-sided and valid at any time: one over the most that a bet against it ever
    /// made of one.</summary>
    public double PValue { get; private set; } = 1;

    public void Add(double observation) => Add(observation, weight: 1);

    /// <param name="observation">Between the bounds.</param>
    /// <param name="weight">In (0, 1]; may depend on the observation.</param>
    internal void Add(double observation, double weight)
    {
        var x = (observation - _low) / _range;
        if (x is not (>= -1e-9 and <= 1 + 1e-9))
        {
            throw new ArgumentOutOfRangeException(nameof(observation), observation, "Outside the stated bounds.");
        }

        x = Math.Clamp(x, 0, 1);
        var bet = _bet.Next();
        for (var i = _first; i <= _last; i++)
        {
            var mean = (double)i / Cells;
            _above[i] *= Gain(bet, weight * (x - mean), mean);
            _below[i] *= Gain(bet, weight * (mean - x), 1 - mean);
        }

        _againstNull = (
            _againstNull.Above * Gain(bet, weight * (x - _nullMean), _nullMean),
            _againstNull.Below * Gain(bet, weight * (_nullMean - x), 1 - _nullMean));
        PValue = Math.Min(PValue, 1 / Hedged(Math.Max(_againstNull.Above, _againstNull.Below)));
        _bet.Learn(x, weight);
        Count++;
        Exclude();
    }

    /// <summary>What a bet makes of one: its size is bounded such that the worst outcome takes no more than the
    /// largest stake.</summary>
    private double Gain(double bet, double win, double mostLost) =>
        1 + (Math.Min(bet, _bet.LargestStake / mostLost) * win);

    // Half of the stake bets on "more", half on "less".
    private static double Hedged(double capital) => capital / 2;

    // The cells at the ends are excluded themselves, hence the next number inwards above.
    private double At(int cell) => _low + (_range * cell / Cells);

    private void Exclude()
    {
        // The capital of "more" falls with the mean that it bets against, that of "less" rises: what is excluded lies
        // at the ends.
        var first = _first;
        while (first < _last && Hedged(_above[first + 1]) >= 1 / _alpha)
        {
            first++;
        }

        var last = _last;
        while (last > _first && Hedged(_below[last - 1]) >= 1 / _alpha)
        {
            last--;
        }

        // With at most the stated error both ends pass each other; the last interval that held something then stays.
        (_first, _last) = first <= last ? (first, last) : (_first, _last);
    }
}
