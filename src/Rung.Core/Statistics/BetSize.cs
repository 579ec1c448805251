namespace Rung.Core.Statistics;

/// <summary>
/// How much of the capital the next bet puts at risk, from the observations before it (any such choice is valid; a good one wins
/// sooner): λ_t = √(2 log(2/α) / (σ̂²_{t−1} t log(1 + t))), equation 26 of Waudby-Smith and Ramdas, with the running variance of w·(x − mean).
/// </summary>
internal sealed class BetSize
{
    private readonly double _target;
    private double _squares;
    private double _weightedSum;
    private double _weights;
    private int _count;

    private BetSize(double variance, double weight, double alpha)
    {
        _target = 2 * Math.Log(2 / alpha);
        _squares = variance;
        _weightedSum = weight / 2;
        _weights = weight;
    }

    /// <summary>The prior counts as one observation, at the middle of the range; the article's is a variance of 1/4 with weight 1.</summary>
    public static BetSize Expecting(double variance, double weight, double alpha) => new(variance, weight, alpha);

    // σ̂²_{t−1} is the sum of squares over t: the t cancels.
    public double Next() => Math.Sqrt(_target / (_squares * Math.Log(_count + 2)));

    public void Learn(double x, double weight)
    {
        _weightedSum += weight * x;
        _weights += weight;
        var deviation = weight * (x - (_weightedSum / _weights));
        _squares += deviation * deviation;
        _count++;
    }
}
