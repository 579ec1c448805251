using Rung.Core.Economics.Outlooks;
using Rung.Core.Economics.Value;
using Rung.Core.Ladder.Gates;

namespace Rung.Core.Ladder;

/// <summary>The whole decision: gates from what is known, then the verdict, then what the months to come cost.</summary>
public static class DecisionRule
{
    /// <exception cref="Economics.EconomicsException">A cost cannot be: the error names the field.</exception>
    public static Decision Decide(VerdictInput input)
    {
        ArgumentNullException.ThrowIfNull(input);

        var student = input.Distillation is { } question ? Distillation.Forecast(question) : null;
        var gates = GateRule.Evaluate(SituationFinder.Of(input, student), input.Policy);
        var verdict = VerdictRule.Decide(input with { Gates = gates });
        return new(verdict, gates, MoneyOf(input, verdict, student));
    }

    private static OwnershipOutlook? MoneyOf(VerdictInput input, Verdict verdict, DistillationForecast? student)
    {
        if (input.Ownership is not { } ownership)
        {
            return null;
        }

        var isReckoned = ownership.Candidates.Any(candidate => candidate.Name == verdict.Candidate);
        return OutlookBuilder.Build(ownership, isReckoned ? verdict.Candidate : null) with
        {
            Distillation = student is null ? null : DistillationOutlook.Of(input.Distillation!, student),
            Unknown =
            [
                .. input.Candidates
                    .Where(candidate => candidate is { State: CandidateState.Finalist, Candidate.IsDeployable: true })
                    .Select(candidate => candidate.Candidate.Name)
                    .Except(ownership.Candidates.Select(candidate => candidate.Name), StringComparer.Ordinal)
                    .Select(name => $"'{name}': what a call costs is unknown"),
            ],
        };
    }
}
