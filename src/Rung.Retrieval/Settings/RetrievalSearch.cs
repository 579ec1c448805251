using System.Collections.Immutable;

namespace Rung.Retrieval.Settings;

/// <summary>
/// Searches retrieval settings: first all that needs no learning races, then the best of it with a reranker that is learnt,
/// question by question from the other groups.
/// </summary>
public static class RetrievalSearch
{
    /// <param name="measurement">Measures, on questions that are not those of the test.</param>
    /// <param name="options">What is searched; the defaults when null.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<RetrievalSearchResult> RunAsync(
        SettingsMeasurement measurement, RetrievalSearchOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        options ??= new();
        options.Validate();
        var began = options.Race.Clock.GetTimestamp();
        var baseline = RetrievalSpace.ToChoice(options.Baseline);
        options.OnStage?.Invoke("measuring the settings of today");
        var today = await SettingsSearch.RunAsync(
            [baseline], measurement.QuestionCount, measurement.MeasureAsync, options.Race with { TimeLimit = null }, cancellationToken);

        // Both races may err: each gets half of the error.
        var error = options.Learns ? options.Race.Error / 2 : options.Race.Error;
        var choices = measurement.Distinct([baseline, .. options.Space.Choices(options.MostChoices, options.Race.Seed)]);
        options.OnStage?.Invoke(FormattableString.Invariant($"racing {choices.Length} settings on {measurement.QuestionCount} questions"));
        var first = await RaceAsync(choices);
        var learnt = options.Learns ? Learnt(measurement, first, today.Measured[0]) : [];
        if (learnt.IsEmpty || IsOver())
        {
            return new(first, second: null, today.Measured[0]);
        }

        options.OnStage?.Invoke(FormattableString.Invariant($"learning rerankers for {learnt.Length} settings"));
        var second = await RaceAsync([.. first.Front.Select(choice => choice.Choice), .. learnt]);
        return new(first, second, today.Measured[0]);

        Task<SettingsResult> RaceAsync(ImmutableArray<SettingsChoice> racers)
        {
            var race = options.Race with { Error = error, TimeLimit = Left() };
            return SettingsSearch.RunAsync(racers, measurement.QuestionCount, measurement.MeasureAsync, race, cancellationToken);
        }

        TimeSpan? Left()
        {
            return options.Race.TimeLimit is { } limit ? limit - options.Race.Clock.GetElapsedTime(began) : null;
        }

        bool IsOver()
        {
            return Left() <= TimeSpan.Zero;
        }
    }

    /// <summary>
    /// The best within today's cost, the best at all and the cheapest that is as good, reranked, with every number of
    /// passages that their like was given: reranking pays where few are.
    /// </summary>
    private static ImmutableArray<SettingsChoice> Learnt(SettingsMeasurement measurement, SettingsResult first, MeasuredChoice baseline)
    {
        var plain = new RetrievalSearchResult(first, second: null, baseline);
        var pipelines = new[] { plain.Chosen, plain.Front.FirstOrDefault() ?? baseline, plain.Thrifty }
            .Select(choice => measurement.SettingsOf(choice.Choice).WithoutCount)
            .ToHashSet();
        return
        [
            .. first.Measured
                .Select(choice => measurement.SettingsOf(choice.Choice))
                .Where(settings => pipelines.Contains(settings.WithoutCount))
                .Select(settings => RetrievalSpace.ToChoice(settings with { Reranks = true })),
        ];
    }
}
