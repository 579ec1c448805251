using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Data.Edges;
using Rung.Core.Ladder;

namespace Rung.Engine.Climbing;

/// <summary>Sums up what a climb found out about each contestant.</summary>
/// <param name="context">The climb.</param>
/// <param name="deployable">How many finalists can be shipped: what is held against the bar is corrected for that.</param>
internal sealed class FinalistMeasurement(ClimbContext context, int deployable)
{
    public MeasuredCandidate Of(Contestant contestant)
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
                AgainstBar = test.Quality(Corrected),
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

    private double Corrected => 1 - ((1 - context.Policy.Confidence) / Math.Max(1, deployable));
}
