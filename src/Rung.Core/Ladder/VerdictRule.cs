using System.Collections.Immutable;

namespace Rung.Core.Ladder;

/// <summary>
/// Makes the verdict. With a quality bar: ship the cheapest candidate on the lowest rung whose lower bound clears it, or one of a
/// higher rung that costs decisively less over the months to come. With none: the same among those that are not worse than the
/// best by more than the margin; where answers have a value, who earns most. Never more certain than the evidence.
/// </summary>
public static class VerdictRule
{
    public static Verdict Decide(VerdictInput input)
    {
        ArgumentNullException.ThrowIfNull(input);

        ImmutableArray<MeasuredCandidate> finalists =
        [
            .. input.Candidates
                .Where(candidate => candidate is { State: CandidateState.Finalist, Candidate.IsDeployable: true, Test: not null })
                .OrderBy(candidate => candidate.Candidate.Rung)
                .ThenBy(candidate => candidate.CostPerCall?.Usd ?? decimal.MaxValue)
                .ThenBy(candidate => candidate.Candidate.Simplicity)
                .ThenBy(candidate => candidate.Candidate.Name, StringComparer.Ordinal),
        ];
        if (finalists.IsEmpty)
        {
            return Verdicts.NothingMeasured(input);
        }

        return input.Bar.Quality is null ? WithoutQualityBar(input, finalists) : WithQualityBar(input, finalists);
    }

    private static Verdict WithQualityBar(VerdictInput input, ImmutableArray<MeasuredCandidate> finalists)
    {
        var standings = finalists.Select(finalist => (Finalist: finalist, Standing: BarRule.StandingOf(finalist, input.Bar))).ToArray();
        ImmutableArray<MeasuredCandidate> cleared = [.. standings.Where(pair => pair.Standing is Standing.Clears).Select(pair => pair.Finalist)];
        if (!cleared.IsEmpty)
        {
            return Verdicts.Cleared(input, MoneyChoice.Among(input, cleared), finalists);
        }

        var open = standings
            .Where(pair => pair.Standing is Standing.Straddles or Standing.Unknown)
            .Select(pair => pair.Finalist)
            .MaxBy(finalist => finalist.Test!.Value.Value);
        return open is not null
            ? Verdicts.Open(input, open, finalists)
            : Verdicts.Missed(input, finalists.MaxBy(finalist => finalist.Test!.Value.Value)!);
    }

    private static Verdict WithoutQualityBar(VerdictInput input, ImmutableArray<MeasuredCandidate> finalists)
    {
        var eligible = finalists.Where(finalist => BarRule.StandingOf(finalist, input.Bar) is not Standing.Misses).ToArray();
        if (eligible.Length == 0)
        {
            return Verdicts.Missed(input, finalists.MaxBy(finalist => finalist.Test!.Value.Value)!);
        }

        if (NetChoice.Among(input, [.. eligible.Where(finalist => BarRule.StandingOf(finalist, input.Bar) is Standing.Clears)]) is { } net)
        {
            return Verdicts.EarnsMost(input, net, finalists);
        }

        var best = eligible.MaxBy(finalist => finalist.Test!.Value.Value)!;
        var choice = MoneyChoice.Among(input, [.. eligible.Where(finalist => IsAsGood(input, finalist, best))]);
        return BarRule.StandingOf(choice.Chosen, input.Bar) is Standing.Unknown
            ? Verdicts.Open(input, choice.Chosen, finalists)
            : AgainstIncumbent(input, choice, best, finalists);
    }

    /// <summary>An incumbent is replaced only by what is surely better, or surely no worse (within the margin) on a lower rung or cheaper.</summary>
    private static Verdict AgainstIncumbent(
        VerdictInput input, MoneyChoice choice, MeasuredCandidate best, ImmutableArray<MeasuredCandidate> finalists)
    {
        var chosen = choice.Chosen;
        var incumbent = finalists.FirstOrDefault(finalist => finalist.Candidate.Name == input.Incumbent);
        if (incumbent is null || incumbent == chosen || IsReplacement(input, chosen, incumbent))
        {
            return Verdicts.AsGoodAsBest(input, choice, best, finalists);
        }

        return Verdicts.NotProvenAgainst(input, incumbent, chosen);
    }

    private static bool IsReplacement(VerdictInput input, MeasuredCandidate chosen, MeasuredCandidate incumbent)
    {
        var comparison = PairOf(input, chosen, incumbent);
        var isBetter = comparison is not null
            && comparison.Better == chosen.Candidate.Name
            && comparison.AdjustedPValue <= 1 - input.Policy.Confidence;
        var isCheaper = chosen.Candidate.Rung < incumbent.Candidate.Rung
            || (chosen.CostPerCall is { } cost && incumbent.CostPerCall is { } today && cost < today);
        return isBetter || (isCheaper && IsAsGood(input, chosen, incumbent));
    }

    /// <summary>Whether the lower bound of (candidate − best) stays above minus the margin.</summary>
    private static bool IsAsGood(VerdictInput input, MeasuredCandidate candidate, MeasuredCandidate best)
    {
        if (candidate == best)
        {
            return true;
        }

        var comparison = PairOf(input, candidate, best);
        if (comparison is null)
        {
            return false;
        }

        var low = comparison.Better == candidate.Candidate.Name
            ? comparison.Difference.Interval.Low
            : -comparison.Difference.Interval.High;
        return low >= -input.Policy.Margin;
    }

    private static Comparison? PairOf(VerdictInput input, MeasuredCandidate one, MeasuredCandidate other) =>
        input.Comparisons.FirstOrDefault(comparison =>
            (comparison.Better == one.Candidate.Name && comparison.Worse == other.Candidate.Name)
            || (comparison.Better == other.Candidate.Name && comparison.Worse == one.Candidate.Name));
}
