using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Recording;

namespace Rung.Engine.Climbing;

/// <summary>Enters the recorded candidates. One that has answers to all of dev races; the others go straight to test.</summary>
internal sealed class RecordedStage(ClimbContext context)
{
    public async Task<IReadOnlyList<Contestant>> RunAsync(IReadOnlyList<RecordedAnswerer> answerers, CancellationToken cancellationToken)
    {
        var order = RaceOrder.Of(context.Dataset[Split.Dev], context.Task.Seed);
        var contestants = new List<Contestant>();
        foreach (var answerer in answerers)
        {
            contestants.Add(await EnterAsync(answerer, order, cancellationToken));
        }

        return contestants;
    }

    private async Task<Contestant> EnterAsync(
        RecordedAnswerer answerer, ImmutableArray<Example> order, CancellationToken cancellationToken)
    {
        if (order.IsEmpty || !answerer.Covers(order))
        {
            return new Contestant(answerer) { Races = false };
        }

        var run = context.RunOf(answerer.Candidate, Split.Dev);
        var attempts = await context.Collector.CollectAsync(
            answerer, run, order, concurrency: 1, onAttempt: null, cancellationToken);
        return new Contestant(answerer) { DevExamples = order, DevRun = run, Dev = context.Measure(order, attempts) };
    }
}
