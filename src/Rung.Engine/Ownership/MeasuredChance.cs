using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;

namespace Rung.Engine.Ownership;

/// <summary>How likely a trained candidate will serve, by its measured quality: what it cost to train is lost where it does not.</summary>
internal static class MeasuredChance
{
    /// <summary>With less it is not on offer, and its figures are what it would cost if it served all the same.</summary>
    private const double Least = 0.025;

    public static SuccessChance? Of(MeasuredCandidate candidate, Bar bar)
    {
        if (candidate.Candidate.Rung < RungKind.Tune || bar.Quality is not { } quality || (candidate.AgainstBar ?? candidate.Test) is not { } measured)
        {
            return null;
        }

        var chance = SuccessChance.OfClearing(quality, measured);
        return chance.Probability >= Least ? chance : null;
    }
}
