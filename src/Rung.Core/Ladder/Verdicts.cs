using System.Collections.Immutable;
using Rung.Core.Statistics;

namespace Rung.Core.Ladder;

/// <summary>Writes out the verdict once the rule has chosen its kind: reasons in order of weight, reversals, next steps.</summary>
internal static class Verdicts
{
    public static Verdict Cleared(VerdictInput input, MoneyChoice choice, ImmutableArray<MeasuredCandidate> finalists)
    {
        var chosen = choice.Chosen;
        return new()
        {
            Kind = KindFor(chosen),
            Candidate = chosen.Candidate.Name,
            Reasons =
            [
                VerdictWords.Clears(input, chosen),
                .. OwnershipWords.Reasons(input, choice),
                .. finalists
                    .Where(finalist => finalist.Candidate.Rung < chosen.Candidate.Rung)
                    .Select(finalist => VerdictWords.FallsShort(input, finalist)),
                .. CombinationWords.Of(input, chosen, finalists),
                .. VerdictMoney.Reasons(input, chosen, finalists),
                .. OwnershipWords.BetterEarners(input, chosen, finalists),
            ],
            Reversals = ReversalsOf(input, choice, finalists),
            NotTried = input.NotTried,
            NextSteps = [.. GateWords.Cautions(input, chosen), VerdictWords.Keep(chosen)],
            Expires = Expiry(input, chosen),
        };
    }

    /// <summary>No bar says what is good enough, but what answers are worth does.</summary>
    public static Verdict EarnsMost(VerdictInput input, NetChoice choice, ImmutableArray<MeasuredCandidate> finalists) => new()
    {
        Kind = KindFor(choice.Chosen),
        Candidate = choice.Chosen.Candidate.Name,
        Reasons =
        [
            OwnershipWords.EarnsMost(choice),
            .. OwnershipWords.EarnsLess(choice),
            .. CombinationWords.Of(input, choice.Chosen, finalists),
            .. VerdictMoney.Reasons(input, choice.Chosen, finalists),
        ],
        Reversals = [.. VerdictMoney.Reversals(input, choice.Chosen, finalists)],
        NotTried = input.NotTried,
        NextSteps = [.. GateWords.Cautions(input, choice.Chosen), VerdictWords.Keep(choice.Chosen)],
        Expires = Expiry(input, choice.Chosen),
    };

    public static Verdict AsGoodAsBest(
        VerdictInput input, MoneyChoice choice, MeasuredCandidate best, ImmutableArray<MeasuredCandidate> finalists)
    {
        var chosen = choice.Chosen;
        return new()
        {
            Kind = KindFor(chosen),
            Candidate = chosen.Candidate.Name,
            Reasons =
            [
                VerdictWords.AsGood(input, chosen, best),
                .. OwnershipWords.Reasons(input, choice),
                .. VerdictWords.Runners(input, chosen),
                .. CombinationWords.Of(input, chosen, finalists),
                .. VerdictMoney.Reasons(input, chosen, finalists),
            ],
            Reversals = ReversalsOf(input, choice, finalists),
            NotTried = input.NotTried,
            NextSteps = [.. GateWords.Cautions(input, chosen), VerdictWords.SetABar(), VerdictWords.Keep(chosen)],
            Expires = Expiry(input, chosen),
        };
    }

    public static Verdict Open(VerdictInput input, MeasuredCandidate nearest, ImmutableArray<MeasuredCandidate> finalists)
    {
        var more = input.Bar.Quality is { } quality && BarRule.StandingOf(nearest, input.Bar) is Standing.Straddles
            ? Power.MoreToClear(nearest.AgainstBar!.Value, quality)
            : null;
        return new Verdict
        {
            Kind = VerdictKind.Undecided,
            Candidate = nearest.Candidate.Name,
            MoreLabels = more,
            Reasons =
            [
                VerdictWords.IsOpen(input, nearest),
                .. finalists.Where(finalist => finalist != nearest).Select(finalist => VerdictWords.FallsShort(input, finalist)),
            ],
            Reversals = VerdictWords.OpenReversals(input),
            NotTried = input.NotTried,
            NextSteps = [VerdictWords.Settle(input, nearest, more), .. GateWords.NextSteps(input)],
            Expires = Expiry(input, nearest),
        };
    }

    public static Verdict Missed(VerdictInput input, MeasuredCandidate nearest) => new()
    {
        Kind = VerdictKind.Stop,
        Candidate = nearest.Candidate.Name,
        Reasons = [VerdictWords.NothingClears(input, nearest), .. GateWords.Reasons(input)],
        Reversals = VerdictWords.MissedReversals(input, nearest),
        NotTried = input.NotTried,
        NextSteps = [.. GateWords.NextSteps(input), VerdictWords.ClimbHigher(input)],
        Expires = Expiry(input, nearest),
    };

    public static Verdict NotProvenAgainst(VerdictInput input, MeasuredCandidate incumbent, MeasuredCandidate chosen) => new()
    {
        Kind = VerdictKind.Undecided,
        Candidate = chosen.Candidate.Name,
        Reasons = [VerdictWords.NotProven(input, incumbent, chosen)],
        NotTried = input.NotTried,
        NextSteps = [$"Keep '{incumbent.Candidate.Name}' until the difference is proven: add test examples, or climb with a stronger candidate."],
        Expires = Expiry(input, chosen),
    };

    public static Verdict NothingMeasured(VerdictInput input) => new()
    {
        Kind = VerdictKind.Stop,
        Reasons = ["No deployable candidate was measured on the test split.", .. input.Candidates.Select(candidate => $"{candidate.Candidate.Name}: {candidate.Why}")],
        NotTried = input.NotTried,
        NextSteps = ["Mend what the reasons name and climb again; what was answered is kept and not paid for twice."],
        Expires = input.Today.AddDays(input.Policy.ModelVerdictDays),
    };

    private static ImmutableArray<string> ReversalsOf(
        VerdictInput input, MoneyChoice choice, ImmutableArray<MeasuredCandidate> finalists) =>
    [
        .. VerdictWords.Reversals(input, choice.Chosen),
        .. OwnershipWords.Reversals(input, choice),
        .. VerdictMoney.Reversals(input, choice.Chosen, finalists),
    ];

    private static VerdictKind KindFor(MeasuredCandidate chosen) =>
        chosen.Candidate.Rung is RungKind.Baseline ? VerdictKind.NoModel : VerdictKind.Ship;

    private static DateOnly Expiry(VerdictInput input, MeasuredCandidate candidate) => input.Today.AddDays(
        candidate.Candidate.Rung is RungKind.Baseline ? input.Policy.BaselineVerdictDays : input.Policy.ModelVerdictDays);
}
