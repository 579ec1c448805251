using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Data.Edges;
using Rung.Core.Ladder;
using Rung.Engine.Recording;

namespace Rung.Engine.Climbing;

/// <summary>Shows the test split to the finalists, once each, and the edge cases after it.</summary>
internal sealed class FinalStage(ClimbContext context, ClimbJournal journal, ClimbProgress progress)
{
    public async Task RunAsync(IReadOnlyList<Contestant> contestants, CancellationToken cancellationToken)
    {
        foreach (var finalist in contestants.Where(contestant => contestant.IsIn))
        {
            finalist.TestRun = context.RunOf(finalist.Candidate, Split.Test);
            finalist.Test = await AnswerAsync(finalist, finalist.TestRun, context.Dataset[Split.Test], cancellationToken);
            Check(finalist);
            if (finalist.IsIn)
            {
                await journal.TestedAsync(finalist, cancellationToken);
                await AnswerEdgeAsync(finalist, cancellationToken);
                progress.Finished(finalist);
            }
            else
            {
                await journal.CandidateEndedAsync(finalist, cancellationToken);
                progress.Ended(finalist);
            }
        }
    }

    private async Task AnswerEdgeAsync(Contestant finalist, CancellationToken cancellationToken)
    {
        var examples = EdgeFor(finalist);
        if (examples.Length > 0)
        {
            finalist.EdgeRun = context.RunOf(finalist.Candidate, Split.Edge);
            finalist.Edge = await AnswerAsync(finalist, finalist.EdgeRun, examples, cancellationToken);
        }
    }

    /// <summary>
    /// A recorded candidate was never asked what Rung made or kept apart later: of the natural and of the generated edge cases it is
    /// measured only on those of which its file knows any. What is missing of a part that it knows is its failure.
    /// </summary>
    private ImmutableArray<Example> EdgeFor(Contestant finalist)
    {
        var edge = context.Dataset[Split.Edge];
        return finalist.Answerer is RecordedAnswerer recorded
            ? [.. edge.GroupBy(EdgeTags.IsGenerated).Where(part => part.Any(recorded.Knows)).SelectMany(part => part).OrderBy(example => example.Id)]
            : edge;
    }

    private async Task<RunMeasurement> AnswerAsync(
        Contestant finalist, RunKey run, ImmutableArray<Example> examples, CancellationToken cancellationToken)
    {
        var meter = progress.Begin(finalist, CandidatePhase.Testing, examples.Length);
        var attempts = await context.Collector.CollectAsync(
            finalist.Answerer, run, examples, finalist.Concurrency, meter.OnAttempt, cancellationToken);
        return context.Measure(examples, attempts);
    }

    private void Check(Contestant finalist)
    {
        var missing = context.Dataset[Split.Test].Length - finalist.Test!.Attempts.Length;
        if (missing > 0)
        {
            finalist.End(
                CandidateState.Skipped,
                $"The budget was used up with {missing} of {context.Dataset[Split.Test].Length} test examples to go. Raise budget: in rung.yaml; what was answered is kept.");
        }
        else if (finalist.Test.ScoredCount == 0)
        {
            finalist.End(CandidateState.Failed, "None of its answers can be scored: the examples have no expected output and the attempts no score.");
        }
        else if (finalist.Test.FailureShare > context.Policy.FailureLimit)
        {
            finalist.End(CandidateState.Failed, FailureWords.Of(finalist.Test, context.Policy));
        }
    }
}
