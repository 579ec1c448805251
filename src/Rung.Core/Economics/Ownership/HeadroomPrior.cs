using System.Globalization;
using NormalDistribution = MathNet.Numerics.Distributions.Normal;

namespace Rung.Core.Economics.Ownership;

/// <summary>
/// How likely tuning will gain enough, before anything is measured. Over 310 adapters the lift over a strong model correlates
/// −.79 with that model's own score and was 10 points in the mean (LoRA Land, 2024): where little is left to gain, little is
/// gained. The score and the spread around the line are ours; a measured comparison replaces all of it.
/// </summary>
public sealed record HeadroomPrior
{
    /// <summary>The correlation of lift with the strong model's score. Source: the 310 adapters.</summary>
    public double Correlation { get; init; } = -0.79;

    /// <summary>The mean lift. Source: the 310 adapters.</summary>
    public double MeanLift { get; init; } = 0.10;

    /// <summary>The strong model's mean score. Ours.</summary>
    public double MeanScore { get; init; } = 0.66;

    /// <summary>The spread of scores over tasks. Ours.</summary>
    public double ScoreDeviation { get; init; } = 0.20;

    /// <summary>The spread of lifts over tasks. Ours.</summary>
    public double LiftDeviation { get; init; } = 0.20;

    /// <summary>The lift to expect over a prompted strong model of such a score; never more than what is left.</summary>
    public double ExpectedLift(double score) =>
        Math.Min(1 - score, MeanLift + (Correlation * LiftDeviation / ScoreDeviation * (score - MeanScore)));

    /// <summary>The chance that tuning gains at least so much over a prompted strong model of such a score.</summary>
    public SuccessChance ChanceOf(double score, double neededLift)
    {
        if (score is not (>= 0 and <= 1))
        {
            throw new EconomicsException("quality", score.ToString(CultureInfo.InvariantCulture), "a share between 0 and 1");
        }

        var spread = LiftDeviation * Math.Sqrt(1 - (Correlation * Correlation));
        var chance = neededLift > 1 - score ? 0 : NormalDistribution.CDF(neededLift, spread, ExpectedLift(score));
        return new(chance, IsMeasured: false, "prior: headroom, from 310 adapters (lift correlates −.79 with the strong model's score); its spread is ours");
    }
}
