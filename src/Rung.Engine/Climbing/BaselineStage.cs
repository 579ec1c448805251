using System.Collections.Immutable;
using System.Text.Json;
using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Baselines;

namespace Rung.Engine.Climbing;

/// <summary>
/// Rung 0: cross-validates every baseline over train and dev together. What an earlier climb cross-validated on the same examples
/// is taken from the store, and fitted again only if the test must still be answered.
/// </summary>
internal sealed class BaselineStage(ClimbContext context, ClimbJournal journal, ClimbProgress progress)
{
    public async Task<IReadOnlyList<Contestant>> RunAsync(CancellationToken cancellationToken)
    {
        Example[] examples = [.. context.Dataset[Split.Train], .. context.Dataset[Split.Dev]];
        if (!context.Task.IncludesAutomatic || examples.Length == 0)
        {
            return [];
        }

        var material = BaselineMaterial.Of(examples, context.Task.Output, new BaselineOptions
        {
            Seed = context.Task.Seed,
            Scorer = context.Scorer,
            Time = context.Clock,
        });
        var order = RaceOrder.Of(material.Examples, context.Task.Seed);
        var earlier = await EarlierSettingsAsync(cancellationToken);
        var contestants = new List<Contestant>();
        foreach (var baseline in BaselineCatalog.For(context.Task.Output))
        {
            contestants.Add(await EnterAsync(baseline, material, order, earlier, cancellationToken));
        }

        return contestants;
    }

    private async Task<Contestant> EnterAsync(
        IBaseline baseline,
        BaselineMaterial material,
        ImmutableArray<Example> order,
        Dictionary<string, string> earlier,
        CancellationToken cancellationToken)
    {
        var fitting = new FittingAnswerer(baseline, material, share => progress.Fitting(baseline.Name, share));
        var run = context.RunOf(fitting.Candidate, Split.Dev);
        var known = await context.Collector.ReadAsync(run, cancellationToken);
        IReadOnlyCollection<Attempt> attempts = known.Values;
        if (known.Count < material.Examples.Length || !earlier.TryGetValue(fitting.Candidate.Id.ToString(), out var setup))
        {
            var fit = await fitting.FitAsync(cancellationToken);
            setup = string.Join(' ', [Chosen(fit), .. material.Notes, .. fit.Notes.Except(material.Notes)]).Trim();
            attempts = known.Count == 0 ? await KeepAsync(run, material, fit, cancellationToken) : attempts;
            await journal.BaselineFittedAsync(fitting.Candidate, setup, fit.Tried, cancellationToken);
        }

        var contestant = new Contestant(fitting)
        {
            Setup = setup,
            Races = attempts.Count > 0,
            DevExamples = order,
            DevRun = attempts.Count > 0 ? run : null,
            Dev = attempts.Count > 0 ? context.Measure(material.Examples, attempts) : null,
        };
        progress.Waiting(contestant);
        return contestant;
    }

    private async Task<IReadOnlyCollection<Attempt>> KeepAsync(
        RunKey run, BaselineMaterial material, BaselineFit fit, CancellationToken cancellationToken)
    {
        var examples = material.Examples.ToDictionary(example => example.Id);
        return await context.Collector.KeepAsync(
            run,
            fit.OutOfFold.Select(answer => (
                examples[answer.Example],
                new Attempt { Example = answer.Example, Output = answer.Output, Cost = Money.Zero })),
            cancellationToken);
    }

    private async Task<Dictionary<string, string>> EarlierSettingsAsync(CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var entry in context.Store.Journal.ReadAsync(cancellationToken))
        {
            if (entry.Kind == ClimbJournal.BaselineFitted)
            {
                using var body = JsonDocument.Parse(entry.Body);
                settings[body.RootElement.GetProperty("candidate").GetString()!] = body.RootElement.GetProperty("setup").GetString()!;
            }
        }

        return settings;
    }

    private static string Chosen(BaselineFit fit) => fit.Settings.Length == 0 ? "" : $"Cross-validation chose {fit.Settings}.";
}
