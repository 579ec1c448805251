using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Prompting;
using Rung.Engine.Prompting.Likelihood;

namespace Rung.Engine.Climbing;

/// <summary>The candidates that call a model: entered with their prompts, paid for with one permission, raced on dev in batches.</summary>
internal sealed class LiveStage(ClimbContext context, ClimbJournal journal, LiveModels models, DocumentStage? documents, TunedStage tuned)
{
    /// <summary>Enters the live candidates and races them, and the contestants before them, on dev.</summary>
    /// <param name="earlier">The contestants of the rungs below: they are raced against, and may be dropped.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancellationToken">Stops asking; what was answered is stored.</param>
    public async Task<IReadOnlyList<Contestant>> RunAsync(
        IReadOnlyList<Contestant> earlier, ClimbProgress progress, CancellationToken cancellationToken)
    {
        var order = RaceOrder.Of(context.Dataset[Split.Dev], context.Task.Seed);
        Contestant[] live = [.. models.All.Count == 0 ? [] : Enter(order, cancellationToken)];
        foreach (var contestant in live.Where(contestant => contestant.IsIn))
        {
            progress.Waiting(contestant);
        }

        var race = new DevRace(context);
        if (live.Length > 0 && !await new SpendingQuestion(context, journal).AskAsync(live.Where(contestant => contestant.IsIn), cancellationToken))
        {
            EndAll(live.Where(contestant => contestant.IsIn), "The person at the terminal declined to pay for it.");
        }

        for (var begin = 0; begin < order.Length && live.Any(contestant => contestant.IsIn); begin += context.Policy.RaceBatch)
        {
            var end = Math.Min(begin + context.Policy.RaceBatch, order.Length);
            await Task.WhenAll(live
                .Where(contestant => contestant.IsIn)
                .Select(contestant => AnswerAsync(contestant, order, begin, end, progress, cancellationToken)));
            race.Look([.. earlier, .. live]);
        }

        race.Look([.. earlier, .. live]);
        await SayWhoEndedAsync([.. earlier, .. live], progress, cancellationToken);
        return live;
    }

    private IEnumerable<Contestant> Enter(ImmutableArray<Example> order, CancellationToken cancellationToken)
    {
        var neighbours = TrainNeighbours.Fit(context.Dataset[Split.Train], cancellationToken);
        foreach (var model in models.All)
        {
            foreach (var answerer in PromptCatalog.For(context.Task, model, context.Dataset, neighbours, context.Clock, new PromptOptions()))
            {
                yield return Entered(answerer, order);
            }

            foreach (var answerer in LikelihoodCatalog.For(context.Task, model, context.Dataset, context.Clock, new PromptOptions()))
            {
                yield return Entered(answerer, order);
            }

            foreach (var candidate in documents?.PromptsFor(model) ?? [])
            {
                yield return Entered(candidate.Answerer, order, candidate.Setup, candidate.WhyNot);
            }

            foreach (var (answerer, setup, whyNot) in tuned.For(model))
            {
                yield return Entered(answerer, order, setup, whyNot);
            }
        }
    }

    private Contestant Entered(IModelAnswerer answerer, ImmutableArray<Example> order, string? setup = null, string? whyNot = null)
    {
        var contestant = new Contestant(new PunctualAnswerer(answerer, context.Deadline))
        {
            Setup = setup ?? answerer.Setup,
            Concurrency = answerer.Model.Definition.Concurrency,
            DevExamples = order,
            DevRun = context.RunOf(answerer.Candidate, Split.Dev),
        };
        if (whyNot is not null)
        {
            contestant.End(CandidateState.Skipped, whyNot);
        }

        return contestant;
    }

    private async Task AnswerAsync(
        Contestant contestant,
        ImmutableArray<Example> order,
        int begin,
        int end,
        ClimbProgress progress,
        CancellationToken cancellationToken)
    {
        var meter = progress.Begin(contestant, CandidatePhase.Racing, order.Length, begin);
        var made = await context.Collector.CollectAsync(
            contestant.Answerer, contestant.DevRun!, order.AsSpan()[begin..end].ToArray(), contestant.Concurrency, meter.OnAttempt, cancellationToken);
        contestant.Dev = context.Measure(order, [.. contestant.Dev?.Attempts ?? [], .. made]);
        if (made.Count < end - begin)
        {
            contestant.End(CandidateState.Skipped, $"{context.Deadline.UsedUp} after {contestant.Dev.Attempts.Length} of {order.Length} dev examples. Raise budget: in rung.yaml; what was answered is kept.");
        }
        else if (contestant.Dev.FailureShare > context.Policy.FailureLimit)
        {
            contestant.End(CandidateState.Failed, FailureWords.Of(contestant.Dev, context.Policy));
        }
    }

    private async Task SayWhoEndedAsync(
        IEnumerable<Contestant> contestants, ClimbProgress progress, CancellationToken cancellationToken)
    {
        foreach (var contestant in contestants.Where(contestant => !contestant.IsIn))
        {
            await journal.CandidateEndedAsync(contestant, cancellationToken);
            progress.Ended(contestant);
        }
    }

    private static void EndAll(IEnumerable<Contestant> contestants, string why)
    {
        foreach (var contestant in contestants)
        {
            contestant.End(CandidateState.Skipped, why);
        }
    }
}
