using System.Collections.Immutable;
using System.Globalization;
using Rung.Core.Statistics;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Retrieving.Searches;

/// <summary>
/// Searches settings on some questions and holds two of the front against today's on others, once: what finds most for no more
/// tokens, and what takes the fewest tokens while it found no less. One is advised only where that is shown.
/// </summary>
internal sealed class SettingsTrial(SettingsSource source, SettingsTrialOptions options, TimeProvider clock)
{
    // How much may be lost, at most, for fewer tokens: the end of the interval.
    private const double Allowance = 0.05;

    public async Task<SettingsFindings> RunAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        await using var measurement = new SettingsMeasurement(
            source.Corpus, source.Searched, new() { Metric = source.Metric, Clock = clock, Seed = options.Seed });
        var search = await SearchAsync(measurement, cancellationToken);
        var elapsed = clock.GetElapsedTime(began);
        options.OnStage?.Invoke($"asking the other {source.Unseen.Length} questions once");
        var (confirmed, outcomes) = await ConfirmAsync(measurement, search, cancellationToken);
        var (advised, why) = Advise(confirmed);
        return new SettingsFindings
        {
            Name = source.Name,
            Metric = source.Metric?.Name ?? "answer in the passages",
            IsCut = source.Corpus.IsCut,
            Division = source.Division,
            Searched = source.Searched.Length,
            Unseen = source.Unseen.Length,
            Settings = search.Measured.Length,
            Asked = search.First.Asked + (search.Second?.Asked ?? 0),
            AskedOfAll = search.First.AskedOfAll + (search.Second?.AskedOfAll ?? 0),
            IsComplete = search.First.IsComplete && search.Second is { IsComplete: true },
            Elapsed = elapsed,
            Front = await FrontAsync(measurement, search, cancellationToken),
            Today = await PointAsync(measurement, search.Baseline, cancellationToken),
            Confirmed = confirmed,
            Advised = advised,
            Why = why,
            Failures = SettingsFailures.Of(source, advised, measurement.PassagesOf(advised), outcomes[advised]),
            Price = source.Price,
            Seed = options.Seed,
            Confidence = options.Confidence,
        };
    }

    private Task<RetrievalSearchResult> SearchAsync(SettingsMeasurement measurement, CancellationToken cancellationToken)
    {
        var search = new RetrievalSearchOptions
        {
            Space = source.Space,
            Baseline = source.Baseline,
            OnStage = options.OnStage,
            Race = new() { Error = 1 - options.Confidence, TimeLimit = options.TimeLimit, Clock = clock, Seed = options.Seed },
        };
        return RetrievalSearch.RunAsync(measurement, search, cancellationToken);
    }

    private async Task<ImmutableArray<FrontPoint>> FrontAsync(
        SettingsMeasurement measurement, RetrievalSearchResult search, CancellationToken cancellationToken)
    {
        var front = ImmutableArray.CreateBuilder<FrontPoint>();
        foreach (var choice in search.Front)
        {
            front.Add(await PointAsync(measurement, choice, cancellationToken));
        }

        return front.ToImmutable();
    }

    private async Task<FrontPoint> PointAsync(SettingsMeasurement measurement, MeasuredChoice choice, CancellationToken cancellationToken)
    {
        var settings = measurement.SettingsOf(choice.Choice);
        var qualities = await measurement.QualitiesAsync(settings, cancellationToken);
        return new FrontPoint(
            settings,
            MeanEstimate.Of(qualities.AsSpan(), GroupsOf(source.Searched), options.Confidence),
            choice.Cost,
            await measurement.FootprintOfAsync(settings, cancellationToken));
    }

    private async Task<(ImmutableArray<ConfirmedSettings> Confirmed, Dictionary<RetrievalSettings, ImmutableArray<UnseenOutcome>> Outcomes)> ConfirmAsync(
        SettingsMeasurement measurement, RetrievalSearchResult search, CancellationToken cancellationToken)
    {
        var today = measurement.SettingsOf(search.Baseline.Choice);
        (string Name, RetrievalSettings Settings)[] named =
        [
            ("today", today),
            ("best for no more tokens", measurement.SettingsOf(search.Chosen.Choice)),
            ("fewest tokens for no less", measurement.SettingsOf(search.Thrifty.Choice)),
        ];
        var outcomes = new Dictionary<RetrievalSettings, ImmutableArray<UnseenOutcome>>();
        var confirmed = ImmutableArray.CreateBuilder<ConfirmedSettings>();
        foreach (var (name, settings) in named.DistinctBy(each => each.Settings))
        {
            outcomes[settings] = await measurement.AskUnseenAsync(settings, source.Unseen, cancellationToken);
            confirmed.Add(Confirm(name, settings, outcomes[settings], outcomes[today]));
        }

        var adjusted = Holm.Adjust([.. confirmed.Skip(1).Select(each => each.Difference!.Value.PValue)]);
        return ([confirmed[0], .. confirmed.Skip(1).Zip(adjusted, (each, p) => each with { AdjustedP = p })], outcomes);
    }

    private ConfirmedSettings Confirm(
        string name, RetrievalSettings settings, ImmutableArray<UnseenOutcome> outcomes, ImmutableArray<UnseenOutcome> today)
    {
        double[] qualities = [.. outcomes.Select(outcome => outcome.Outcome.Quality)];
        double[] before = [.. today.Select(outcome => outcome.Outcome.Quality)];
        var groups = GroupsOf(source.Unseen);
        return new ConfirmedSettings(
            name,
            settings,
            MeanEstimate.Of(qualities, groups, options.Confidence),
            outcomes.Average(outcome => outcome.Outcome.Cost),
            outcomes == today ? null : PairedDifference.Estimate(qualities, before, groups, options.Confidence, options.Seed),
            AdjustedP: 1);
    }

    private (RetrievalSettings Settings, string Why) Advise(ImmutableArray<ConfirmedSettings> confirmed)
    {
        var (today, others) = (confirmed[0], confirmed.Skip(1).ToList());
        if (others.Find(each => each.Difference!.Value.Value > 0 && each.AdjustedP < 1 - options.Confidence) is { } better)
        {
            return (better.Settings, "On questions that nothing was chosen by it is shown to find more than today's settings.");
        }

        if (others.Find(each => each.Tokens < 0.9 * today.Tokens && each.Difference!.Value.Interval.Low >= -Allowance) is { } thrifty)
        {
            return (thrifty.Settings, string.Create(
                CultureInfo.InvariantCulture,
                $"It takes {1 - (thrifty.Tokens / today.Tokens):0 %} fewer tokens, and on questions that nothing was chosen by it is shown to find at most {Allowance:0 %} less."));
        }

        return (today.Settings, others.Count == 0
            ? "The search found nothing better than today's settings."
            : "On questions that nothing was chosen by no other settings are shown to be better: keep today's.");
    }

    private IReadOnlyList<string?>? GroupsOf(ImmutableArray<SettingsQuestion> questions) =>
        source.AreGrouped ? [.. questions.Select(question => question.Group)] : null;
}
