using System.Collections.Immutable;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Value;
using Rung.Core.Ladder;
using Rung.Core.Ladder.Gates;
using Rung.Core.Ladder.Retrieving;
using Rung.Engine.Ownership;
using Rung.Engine.Prompting;

namespace Rung.Engine.Climbing;

/// <summary>Gathers what a decision is made from: the measurements, the facts for the gates and the money of the months to come.</summary>
internal sealed class DecisionEvidence(
    ClimbContext context, IReadOnlyList<Contestant> contestants, Known<double>? changes, RetrievalFindings? retrieval)
{
    public VerdictInput Of(
        ImmutableArray<MeasuredCandidate> candidates, ImmutableArray<Comparison> comparisons, ImmutableArray<string> notTried)
    {
        var ownership = new OwnershipCases(context.Task, context.Policy).Of([.. Deployable().Select(contestant => Owned(contestant, candidates))]);
        return new VerdictInput
        {
            Bar = context.Task.Bar,
            Policy = context.Policy,
            Metric = context.Scorer.Name,
            Candidates = candidates,
            Comparisons = comparisons,
            Incumbent = context.Task.Incumbent,
            CallsPerMonth = context.Task.Traffic?.CallsPerMonth,
            Situation = new SituationFacts(context, contestants, retrieval).Find(changes),
            Ownership = ownership,
            Distillation = StudentOf(ownership, candidates),
            NotTried = notTried,
            Today = DateOnly.FromDateTime(context.Clock.GetUtcNow().UtcDateTime),
        };
    }

    private DistillationQuestion? StudentOf(OwnershipCase? ownership, ImmutableArray<MeasuredCandidate> candidates)
    {
        var teacher = candidates
            .Where(candidate => candidate is { CostPerCall.Usd: > 0, Test: not null, Candidate: { IsDeployable: true, Rung: not RungKind.Distill } })
            .MaxBy(candidate => candidate.Test!.Value.Value);
        return ownership is not null && teacher is not null
            ? StudentCases.Of(ownership, teacher.Candidate.Name, context.Task.Bar, context.Policy)
            : null;
    }

    private IEnumerable<Contestant> Deployable() =>
        contestants.Where(contestant => contestant is { IsIn: true, Test: not null, Candidate.IsDeployable: true });

    private OwnedMeasurement Owned(Contestant contestant, ImmutableArray<MeasuredCandidate> candidates)
    {
        var measured = candidates.FirstOrDefault(candidate => candidate.Candidate.Name == contestant.Candidate.Name);
        var recorded = context.Task.Recorded.FirstOrDefault(recorded => recorded.Name == contestant.Candidate.Name);
        return new OwnedMeasurement
        {
            Candidate = contestant.Candidate,
            Attempts = contestant.Test!.Attempts,
            Quality = contestant.Test.Quality(context.Policy.Confidence),
            Latency = contestant.Test.Latency,
            Price = (contestant.Answerer as PunctualAnswerer)?.Inner.Model.Price,
            SharesBeginning = contestant.Answerer is PunctualAnswerer { Inner: PromptedAnswerer { SharesBeginning: true } },
            IsAutomatic = recorded is null,
            Success = measured is null ? null : MeasuredChance.Of(measured, context.Task.Bar),
            OneOff = recorded?.OneOff,
            Monthly = recorded?.Monthly,
        };
    }
}
