using System.Collections.Immutable;

namespace Rung.Retrieval.Settings;

/// <summary>What came of a question that nothing was chosen by or learnt from.</summary>
/// <param name="Question">Its id.</param>
/// <param name="Outcome">Its quality, cost and latency.</param>
/// <param name="Ranking">The first hundred, best first.</param>
public sealed record UnseenOutcome(string Question, SettingsOutcome Outcome, ImmutableArray<RankedPassage> Ranking)
{
    /// <summary>How deep a ranking is kept.</summary>
    internal const int Depth = 100;
}
