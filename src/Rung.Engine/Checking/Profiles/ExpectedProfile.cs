namespace Rung.Engine.Checking.Profiles;

/// <summary>The expected outputs as texts.</summary>
/// <param name="Missing">Examples without one.</param>
/// <param name="Distinct">How many different ones there are.</param>
/// <param name="LargestShare">The share of the most frequent one: above 0.95 a constant answers nearly all.</param>
/// <param name="MostFrequent">The most frequent one, its first 200 characters; empty where there is none.</param>
/// <param name="Characters">Their lengths.</param>
internal sealed record ExpectedProfile(int Missing, int Distinct, double LargestShare, string MostFrequent, Quantiles Characters)
{
    private const double NearlyAll = 0.95;

    public bool IsNearlyConstant => LargestShare >= NearlyAll;
}
