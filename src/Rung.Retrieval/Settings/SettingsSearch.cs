using System.Collections.Immutable;

namespace Rung.Retrieval.Settings;

/// <summary>
/// Races choices over the questions of dev. After each batch a choice is dropped when another one that costs no more
/// and takes no longer is shown to be better, by a bound that may be looked at at any time. So bad choices cost few
/// questions, and a cheap or fast choice is never dropped for a better one that is dearer: what remains is a front.
/// </summary>
public static class SettingsSearch
{
    /// <param name="choices">At least one.</param>
    /// <param name="questions">How many questions there are; asked in their order, so put them in a random one.</param>
    /// <param name="measure">Asks a question under a choice.</param>
    /// <param name="bound">
    /// A new bound, given the number of pairs that may be compared: to keep its promise for all, its confidence must be
    /// corrected for them.
    /// </param>
    /// <param name="options">How often to look.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<SettingsResult> RunAsync(
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
        var runners = choices.Select((choice, number) => new Runner(choice, number)).ToImmutableArray();
        var pairs = Math.Max(1, checked(choices.Count * (choices.Count - 1)));
        var bounds = new PairBounds(() => bound(pairs));
        for (var asked = 0; asked < questions; asked += options.BatchSize)
        {
            var until = Math.Min(questions, asked + options.BatchSize);
            foreach (var runner in runners.Where(runner => runner.IsRunning))
            {
                await runner.RunAsync(until, measure, cancellationToken);
            }

            Eliminate(runners, bounds);
        }

        return new([.. runners.Select(runner => runner.ToMeasured())]);
    }

    private static void Eliminate(ImmutableArray<Runner> runners, PairBounds bounds)
    {
        // All are judged as they stood before any was dropped.
        var running = runners.Where(runner => runner.IsRunning).ToList();
        var rivals = running.ConvertAll(runner => running
            .Where(other => other != runner && other.Cost <= runner.Cost && other.Latency <= runner.Latency)
            .MaxBy(other => other.Quality));
        foreach (var (runner, rival) in running.Zip(rivals))
        {
            if (rival is not null && rival.Quality > runner.Quality && bounds.LowOf(rival, runner) > 0)
            {
                runner.EliminatedBy = rival.Choice;
            }
        }
    }
}
