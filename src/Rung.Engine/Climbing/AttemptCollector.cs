using System.Diagnostics;
using System.Threading.Channels;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Core.Scoring;
using Rung.Core.Stores;
using Rung.Engine.Candidates;

namespace Rung.Engine.Climbing;

/// <summary>
/// Makes the attempts of a run that the store does not hold yet, scores them and stores each before it counts.
/// Stored answers are never asked for again; stored failures are.
/// </summary>
internal sealed class AttemptCollector(IRunStore runs, IScorer scorer)
{
    private const int LargestBatch = 500;

    /// <param name="answerer">The candidate.</param>
    /// <param name="run">Where its attempts are kept.</param>
    /// <param name="examples">What it must have answered when this returns, unless the budget ends it.</param>
    /// <param name="concurrency">The most answers in the making.</param>
    /// <param name="onAttempt">Called for each new attempt, one at a time, with how many are done.</param>
    /// <param name="cancellationToken">Stops asking; what was answered by then is stored.</param>
    /// <returns>The attempts at the examples, in their order. Those that the budget forbade are not among them.</returns>
    public async Task<IReadOnlyList<Attempt>> CollectAsync(
        IAnswerer answerer,
        RunKey run,
        IReadOnlyCollection<Example> examples,
        int concurrency,
        Action<Attempt, int>? onAttempt,
        CancellationToken cancellationToken)
    {
        var attempts = await ReadAsync(run, cancellationToken);
        var missing = examples.Where(example => !attempts.TryGetValue(example.Id, out var known) || known.Failure is not null).ToArray();
        if (missing.Length > 0)
        {
            await MakeAsync(answerer, run, missing, concurrency, attempts, onAttempt, cancellationToken);
        }

        return [.. examples.Where(example => attempts.ContainsKey(example.Id)).Select(example => attempts[example.Id])];
    }

    /// <summary>What the store holds of a run.</summary>
    public async Task<Dictionary<ExampleId, Attempt>> ReadAsync(RunKey run, CancellationToken cancellationToken)
    {
        var attempts = new Dictionary<ExampleId, Attempt>();
        await foreach (var attempt in runs.ReadAttemptsAsync(run, cancellationToken))
        {
            attempts.Add(attempt.Example, attempt);
        }

        return attempts;
    }

    /// <summary>Scores attempts that were made elsewhere and stores them.</summary>
    public async Task<IReadOnlyList<Attempt>> KeepAsync(
        RunKey run, IEnumerable<(Example Example, Attempt Attempt)> made, CancellationToken cancellationToken)
    {
        Attempt[] scored = [.. made.Select(pair => Scored(pair.Example, pair.Attempt))];
        await runs.AddAttemptsAsync(run, scored, cancellationToken);
        return scored;
    }

    private async Task MakeAsync(
        IAnswerer answerer,
        RunKey run,
        Example[] missing,
        int concurrency,
        Dictionary<ExampleId, Attempt> attempts,
        Action<Attempt, int>? onAttempt,
        CancellationToken cancellationToken)
    {
        var made = Channel.CreateUnbounded<Attempt>(new UnboundedChannelOptions { SingleReader = true });
        var asking = AskAsync(answerer, missing, concurrency, made.Writer, cancellationToken);
        var done = 0;
        await foreach (var batch in BatchesAsync(made.Reader))
        {
            // An answer that was paid for is stored even when the person has just pressed Ctrl-C.
            await runs.AddAttemptsAsync(run, batch, CancellationToken.None);
            foreach (var attempt in batch)
            {
                attempts[attempt.Example] = attempt;
                onAttempt?.Invoke(attempt, ++done);
            }
        }

        await asking;
    }

    private async Task AskAsync(
        IAnswerer answerer, Example[] missing, int concurrency, ChannelWriter<Attempt> made, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = enough.Token };
            await Parallel.ForEachAsync(missing, options, async (example, token) =>
            {
                // Once begun, an answer is awaited: only the call itself may give up, on the person's word.
                var attempt = await answerer.AnswerAsync(example, cancellationToken);
                if (attempt.Failure?.Cause is FailureCause.OverBudget)
                {
                    await enough.CancelAsync();
                    return;
                }

                await made.WriteAsync(Scored(example, attempt), CancellationToken.None);
            });
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The budget is used up: what was answered is kept, and the caller sees that attempts are missing.
        }
        finally
        {
            made.Complete();
        }
    }

    private Attempt Scored(Example example, Attempt attempt)
    {
        Debug.Assert(attempt.Example == example.Id, "An answerer answers the example that it was asked.");
        if (attempt.Failure is not null)
        {
            return attempt with { Score = Score.Zero };
        }

        return attempt.Score is not null ? attempt : attempt with { Score = scorer.Score(example, attempt.Output ?? "") };
    }

    private static async IAsyncEnumerable<List<Attempt>> BatchesAsync(ChannelReader<Attempt> made)
    {
        while (await made.WaitToReadAsync())
        {
            var batch = new List<Attempt>();
            while (batch.Count < LargestBatch && made.TryRead(out var attempt))
            {
                batch.Add(attempt);
            }

            yield return batch;
        }
    }
}
