using System.Collections.Immutable;
using Rung.Retrieval.Reranking.Learning;

namespace Rung.Retrieval.Settings;

/// <summary>
/// Races choices over the questions of dev, which come in an order drawn by the seed. After each batch a choice is dropped
/// when another one that costs no more and takes no longer is shown to be better, by a bound that may be looked at at any
/// time. So bad choices cost few questions, and a cheap or fast choice is never dropped for a better one that is dearer:
/// what remains is a front.
/// <para>A choice that none beats when all questions are asked is dropped with at most the stated error: it has one rival
/// less than there are choices, each of which could be wrongly shown to be better, and the error is shared among them.</para>
/// </summary>
public static class SettingsSearch
{
    /// <summary>Searches, with <see cref="DrawnBound"/>.</summary>
    /// <param name="choices">At least one; where the time may end early, the most promising first.</param>
    /// <param name="questions">How many questions there are.</param>
    /// <param name="measure">
    /// Asks a question under a choice. What is measured by a clock should be the same for all questions of a choice: chance
    /// must not make a choice look slow.
    /// </param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static Task<SettingsResult> RunAsync(
        IReadOnlyList<SettingsChoice> choices,
        int questions,
        Func<SettingsChoice, int, CancellationToken, ValueTask<SettingsOutcome>> measure,
        SettingsSearchOptions options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return RunAsync(choices, questions, measure, rivals => new DrawnBound(questions, options.Error / rivals), options, cancellationToken);
    }

    /// <summary>The same with bounds of the caller's.</summary>
    /// <param name="choices">At least one.</param>
    /// <param name="questions">How many questions there are.</param>
    /// <param name="measure">Asks a question under a choice.</param>
    /// <param name="bound">
    /// A new bound, given how many rivals each choice has: to keep its promise for a choice against all of them, its error
    /// must be shared among them.
    /// </param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    internal static async Task<SettingsResult> RunAsync(
        IReadOnlyList<SettingsChoice> choices,
        int questions,
        Func<SettingsChoice, int, CancellationToken, ValueTask<SettingsOutcome>> measure,
        Func<int, ISettingsBound> bound,
        SettingsSearchOptions options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(bound);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfZero(choices.Count, nameof(choices));
        ArgumentOutOfRangeException.ThrowIfLessThan(questions, 1);
        options.Validate();
        var began = options.Clock.GetTimestamp();
        var order = Order(questions, options.Seed);
        var runners = choices.Select((choice, number) => new Runner(choice, number, options)).ToImmutableArray();
        var bounds = new PairBounds(() => bound(Math.Max(1, choices.Count - 1)), order);
        var asked = 0;
        for (; asked < questions && (asked == 0 || !IsOver(options, began)); asked += options.BatchSize)
        {
            var batch = order.AsMemory(asked, Math.Min(options.BatchSize, questions - asked));
            foreach (var runner in runners.Where(runner => runner.IsRunning))
            {
                // The first is always asked, so that there is an answer.
                if (asked + runner.Number > 0 && IsOver(options, began))
                {
                    return Ended(runners, questions, Math.Max(asked, batch.Length), isComplete: false, options);
                }

                await runner.RunAsync(batch, measure, cancellationToken);
            }

            Eliminate(runners, bounds);
        }

        return Ended(runners, questions, asked, asked >= questions, options);
    }

    private static bool IsOver(SettingsSearchOptions options, long began) =>
        options.TimeLimit is { } limit && options.Clock.GetElapsedTime(began) >= limit;

    private static SettingsResult Ended(
        ImmutableArray<Runner> runners, int questions, int asked, bool isComplete, SettingsSearchOptions options) =>
        new([.. runners.Select(runner => runner.ToMeasured(most: asked))], questions, isComplete, options);

    private static int[] Order(int questions, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, questions)];
        new SeededSequence(seed).Shuffle(order.AsSpan());
        return order;
    }

    private static void Eliminate(ImmutableArray<Runner> runners, PairBounds bounds)
    {
        // All are judged as they stood before any was dropped.
        var running = runners
            .Where(runner => runner.IsRunning)
            .Select(runner => (Runner: runner, runner.Quality, runner.CostLevel, runner.LatencyLevel))
            .OrderByDescending(runner => runner.Quality)
            .ToList();
        var dropped = new List<(Runner Runner, Runner Rival)>();
        foreach (var (place, each) in running.Index())
        {
            // The best of those that are better, neither dearer nor slower.
            var rival = running.Take(place).FirstOrDefault(
                other => other.CostLevel <= each.CostLevel && other.LatencyLevel <= each.LatencyLevel).Runner;
            if (rival is not null && rival.Quality > each.Quality && bounds.ShowBetter(rival, each.Runner))
            {
                dropped.Add((each.Runner, rival));
            }
        }

        foreach (var (runner, rival) in dropped)
        {
            runner.EliminatedBy = rival.Choice;
        }
    }
}
