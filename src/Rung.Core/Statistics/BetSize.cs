namespace Rung.Core.Statistics;

/// <summary>
/// How much of the capital the next bet puts at risk, from the observations before it (any such choice is valid; a
/// good one wins sooner): λ_t = √(2 log(2/α) / (σ̂²_{t−1} t log(1 + t))), equation 26 of Waudby-Smith and Ramdas,
/// with the running variance of w·(x − mean).
/// </summary>
internal sealed class BetSize(double alpha)
{
    private readonly double _target = 2 * Math.Log(2 / alpha);
    private double? _squares;
    private double _weightedSum;
    private double _weights;
    private int _count;

    /// <summary>The largest share of the capital that one bet may lose; the article proposes 1/2 or 3/4.</summary>
    public double LargestStake { get; init; } = 0.5;

    /// <summary>What is known before the first observation, as if from one in the middle of the range.</summary>
    public double ExpectedVariance { get; init; } = 0.25;

    /// <summary>The usual weight of an observation.</summary>
    public double ExpectedWeight { get; init; } = 1;

    // σ̂²_{t−1} is the sum of squares over t: the t cancels.
    public double Next() => Math.Sqrt(_target / ((_squares ?? ExpectedVariance) * Math.Log(_count + 2)));

    public void Learn(double x, double weight)
    {
        _weightedSum += weight * x;
        _weights += weight;
        var mean = (_weightedSum + (ExpectedWeight / 2)) / (_weights + ExpectedWeight);
        var deviation = weight * (x - mean);
        _squares = (_squares ?? ExpectedVariance) + (deviation * deviation);
        _count++;
    }
}
