using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Data.Edges;
using Rung.Core.Ladder;
using Rung.Core.Statistics;

namespace Rung.Engine.Climbing;

/// <summary>Turns what was measured into comparisons and a verdict.</summary>
internal sealed class Conclusion(ClimbContext context, IReadOnlyList<Contestant> contestants, IReadOnlyList<MeasuredCandidate> skipped)
{
    public ClimbResult Make(SpentTotals spent, ImmutableArray<string> notTried, ImmutableArray<string> notes)
    {
        var finalists = contestants.Where(contestant => contestant is { IsIn: true, Test: not null }).ToArray();
        var deployable = finalists.Count(finalist => finalist.Candidate.IsDeployable);
        ImmutableArray<MeasuredCandidate> candidates =
        [
            .. contestants.Select(contestant => Measured(contestant, deployable)).Concat(skipped)
                .OrderBy(candidate => candidate.Candidate.Rung)
                .ThenBy(candidate => candidate.Candidate.Simplicity),
        ];
        var comparisons = Comparisons(finalists);
        var now = context.Clock.GetUtcNow();
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
            Verdict = Decide(candidates, comparisons, notTried, DateOnly.FromDateTime(now.UtcDateTime)),
            Spent = spent,
            FinishedAt = now,
            Notes = notes,
        };
    }

    private Verdict Decide(
        ImmutableArray<MeasuredCandidate> candidates, ImmutableArray<Comparison> comparisons, ImmutableArray<string> notTried, DateOnly today) =>
        VerdictRule.Decide(new VerdictInput
        {
            Bar = context.Task.Bar,
            Policy = context.Policy,
            Metric = context.Scorer.Name,
            Candidates = candidates,
            Comparisons = comparisons,
            Incumbent = context.Task.Incumbent,
            CallsPerMonth = context.Task.Traffic?.CallsPerMonth,
            NotTried = notTried,
            Today = today,
        });

    private MeasuredCandidate Measured(Contestant contestant, int deployable)
    {
        var confidence = context.Policy.Confidence;
        var measured = new MeasuredCandidate
        {
            Candidate = contestant.Candidate,
            State = contestant.State,
            Why = contestant.IsIn ? $"Measured on test. {contestant.Setup}".Trim() : contestant.Why,
            Dev = contestant.Dev?.Quality(confidence),
            CostPerCall = contestant.Latest?.CostPerCall,
            Latency = contestant.Latest?.Latency,
            Failures = contestant.Latest?.Failures ?? ImmutableSortedDictionary<FailureCause, int>.Empty,
            DevRun = contestant.DevRun,
            TestRun = contestant.TestRun,
            EdgeRun = contestant.EdgeRun,
        };
        return contestant is { IsIn: true, Test: { } test }
            ? measured with
            {
                Test = test.Quality(confidence),
                AgainstBar = test.Quality(Corrected(deployable)),
                TestWithoutTwins = context.TestTwins.IsEmpty ? null : WithoutTwins(test).Quality(confidence),
                Edge = contestant.Edge?.Quality(confidence),
                EdgeNatural = EdgePart(contestant, isGenerated: false)?.Quality(confidence),
                EdgeGenerated = EdgePart(contestant, isGenerated: true)?.Quality(confidence),
            }
            : measured;
    }

    private RunMeasurement WithoutTwins(RunMeasurement test) => context.Measure(
        context.Dataset[Split.Test].Where(example => !context.TestTwins.Contains(example.Id)), test.Attempts);

    private RunMeasurement? EdgePart(Contestant contestant, bool isGenerated) => contestant.Edge is { } edge
        ? context.Measure(context.Dataset[Split.Edge].Where(example => EdgeTags.IsGenerated(example) == isGenerated), edge.Attempts)
        : null;

    private double Corrected(int finalists) => 1 - ((1 - context.Policy.Confidence) / Math.Max(1, finalists));

    /// <summary>Each finalist against the best that can be shipped, and against the incumbent; corrected together (Holm).</summary>
    private ImmutableArray<Comparison> Comparisons(Contestant[] finalists)
    {
        var best = finalists.Where(finalist => finalist.Candidate.IsDeployable).MaxBy(Value);
        var incumbent = finalists.FirstOrDefault(finalist => finalist.Candidate.Name == context.Task.Incumbent);
        var pairs = new List<(Contestant Better, Contestant Worse, DifferenceEstimate Difference)>();
        foreach (var reference in new[] { best, incumbent }.OfType<Contestant>().Distinct())
        {
            foreach (var other in finalists.Where(other => other != reference && !Holds(pairs, reference, other)))
            {
                var (better, worse) = Value(other) > Value(reference) ? (other, reference) : (reference, other);
                if (better.Test!.Minus(worse.Test!, context.Policy.Confidence) is { } difference)
                {
                    pairs.Add((better, worse, difference));
                }
            }
        }

        var adjusted = Holm.Adjust([.. pairs.Select(pair => pair.Difference.PValue)]);
        return
        [
            .. pairs.Select((pair, i) => new Comparison(
                pair.Better.Candidate.Name, pair.Worse.Candidate.Name, pair.Difference, adjusted[i])),
        ];
    }

    private double Value(Contestant contestant) => contestant.Test!.Quality(context.Policy.Confidence)!.Value.Value;

    private static bool Holds(
        List<(Contestant Better, Contestant Worse, DifferenceEstimate Difference)> pairs, Contestant one, Contestant other) =>
        pairs.Any(pair => (pair.Better == one && pair.Worse == other) || (pair.Better == other && pair.Worse == one));
}
