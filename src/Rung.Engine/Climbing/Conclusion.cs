using System.Collections.Immutable;
using Rung.Core.Ladder;
using Rung.Core.Ladder.Gates;

namespace Rung.Engine.Climbing;

/// <summary>Turns what was measured into comparisons and a verdict.</summary>
internal sealed class Conclusion(
    ClimbContext context, IReadOnlyList<Contestant> contestants, LiveModels models, DocumentStage? documents)
{
    public async Task<ClimbResult> MakeAsync(TimeSpan elapsed, ImmutableArray<string> notes, CancellationToken cancellationToken)
    {
        var changes = await TaskChanges.CountAsync(
            context.Store.Journal, context.Task.Name, context.Clock.GetUtcNow(), cancellationToken);
        var totals = models.Totals;
        var spent = new SpentTotals(totals.Money, totals.Answers, totals.CachedAnswers, elapsed);
        var retrieval = documents is null ? null : await documents.ConcludeAsync(contestants, cancellationToken);
        return Make(changes, spent, notes) with { Retrieval = retrieval };
    }

    private ClimbResult Make(Known<double>? changes, SpentTotals spent, ImmutableArray<string> notes)
    {
        var finalists = contestants.Where(contestant => contestant is { IsIn: true, Test: not null }).ToArray();
        var candidates = Measured(finalists.Count(finalist => finalist.Candidate.IsDeployable));
        var comparisons = new FinalistComparisons(context).Of(finalists);
        var decision = Decide(candidates, comparisons, changes);
        var task = context.Task;
        return new ClimbResult
        {
            Task = task.Name,
            Output = task.Output,
            Metric = context.Scorer.Name,
            MetricDescription = context.Scorer.Description,
            Bar = task.Bar,
            Dataset = DatasetSummary.Of(context.Dataset),
            Seed = task.Seed,
            Candidates = candidates,
            Comparisons = comparisons,
            Verdict = decision.Verdict,
            Gates = decision.Gates,
            Money = decision.Money,
            Policy = context.Policy.Source,
            Prices = context.Prices,
            Spent = spent,
            FinishedAt = context.Clock.GetUtcNow(),
            Notes = notes,
        };
    }

    private ImmutableArray<MeasuredCandidate> Measured(int deployable) =>
    [
        .. contestants.Select(new FinalistMeasurement(context, deployable).Of).Concat(models.Skipped)
            .OrderBy(candidate => candidate.Candidate.Rung)
            .ThenBy(candidate => candidate.Candidate.Simplicity),
    ];

    private Decision Decide(
        ImmutableArray<MeasuredCandidate> candidates, ImmutableArray<Comparison> comparisons, Known<double>? changes)
    {
        var tried = contestants.Where(contestant => contestant.IsMeasured).Select(contestant => contestant.Candidate.Rung).ToHashSet();
        var notTried = NotTried.Of(context.Task, tried, models.Skipped, hasPassages: documents is not null);
        return DecisionRule.Decide(new DecisionEvidence(context, contestants, changes, documents?.Findings).Of(candidates, comparisons, notTried));
    }
}
