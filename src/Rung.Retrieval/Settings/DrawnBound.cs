namespace Rung.Retrieval.Settings;

/// <summary>
/// Shows that the mean of a list is above 0 while its values are drawn in a random order, without putting back, by betting
/// against every mean of at most 0: whoever bets on a value above what is to be expected of the rest wins 1/error of the
/// stake with a probability of at most the error, whenever one looks. Waudby-Smith and Ramdas, "Estimating means of
/// bounded random variables by betting", JRSS B 86, 2024, section 5. The chance is that of the order alone: the questions
/// may depend on each other as they like, and what is shown is what asking all of them would show. Not safe for threads.
/// </summary>
internal sealed class DrawnBound : ISettingsBound
{
    // Shares of the most that may be lost at once. Their mean is a bet itself, nearly as good as the best of them.
    private static readonly double[] Stakes = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9];

    private readonly double[] _capitals = new double[Stakes.Length];
    private readonly int _length;
    private readonly double _needed;
    private double _sum;
    private int _drawn;

    /// <param name="length">How many values the list has.</param>
    /// <param name="error">The probability at most that a mean of 0 or less is shown to be above 0; for one comparison.</param>
    public DrawnBound(int length, double error)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (error is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(error), error, "An error is a probability above 0 and below 1.");
        }

        (_length, _needed) = (length, 1 / error);
        Array.Fill(_capitals, 1.0 / Stakes.Length);
    }

    public bool ShowsBetter { get; private set; }

    public void Add(int question, double difference)
    {
        if (difference is not (>= -1 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(difference), difference, "A difference lies in [-1, 1].");
        }

        if (_drawn == _length)
        {
            throw new InvalidOperationException($"All {_length} values were drawn.");
        }

        // What the next value is on average if the mean of all is 0; with a mean below 0 it is less, and the bet worse.
        var expected = -_sum / (_length - _drawn);
        if (expected < 1)
        {
            Bet(difference - expected, mostLost: 1 + expected);
        }

        _sum += difference;
        _drawn++;
    }

    private void Bet(double won, double mostLost)
    {
        if (mostLost < 0)
        {
            // Were all that is left −1, the mean would still be above 0.
            ShowsBetter = true;
            return;
        }

        var capital = 0.0;
        for (var i = 0; i < Stakes.Length; i++)
        {
            // Where nothing can be lost any value above −1 proves it: the bet is as large as one likes.
            _capitals[i] *= 1 + (Stakes[i] * (mostLost > 0 ? won / mostLost : won > 0 ? _needed / Stakes[i] * Stakes.Length : 0));
            capital += _capitals[i];
        }

        ShowsBetter |= capital >= _needed;
    }
}
