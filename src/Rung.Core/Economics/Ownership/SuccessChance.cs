namespace Rung.Core.Economics.Ownership;

/// <summary>
/// How likely a candidate that is not yet built will serve. Where it does not, its one-off cost is lost and the incumbent
/// goes on serving: so does the chance multiply the gain.
/// </summary>
/// <param name="Probability">In [0, 1].</param>
/// <param name="IsMeasured">Whether a comparison says so, or a prior.</param>
/// <param name="Source">Which.</param>
public sealed record SuccessChance(double Probability, bool IsMeasured, string Source)
{
    public double Probability { get; } = Probability is >= 0 and <= 1
        ? Probability
        : throw new EconomicsException("success", $"{Probability}", "a probability between 0 and 1");
}
