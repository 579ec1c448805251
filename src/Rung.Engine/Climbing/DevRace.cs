using System.Globalization;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Core.Statistics;

namespace Rung.Engine.Climbing;

/// <summary>
/// Drops the hopeless on dev, looking as often as it likes: every bound is that of a betting confidence sequence, which holds at
/// all looks at once, with the error shared among the racers. Hopeless is: surely below the quality bar; or, with no bar, surely
/// worse than another racer by more than the margin. The best racer, the best baseline and the incumbent are never dropped.
/// </summary>
internal sealed class DevRace(ClimbContext context)
{
    private readonly double _margin = context.Policy.Margin;

    /// <summary>Looks at all contestants that are in, and ends those that cannot win any more.</summary>
    public void Look(IReadOnlyList<Contestant> contestants)
    {
        Contestant[] racers = [.. contestants.Where(contestant => contestant is { IsIn: true, Races: true, Dev.ScoredCount: > 0 })];
        if (racers.Length < 2)
        {
            return;
        }

        var confidence = 1 - ((1 - context.Policy.Confidence) / racers.Length);
        var safe = Unassailable(racers);
        foreach (var racer in racers.Where(racer => !safe.Contains(racer)))
        {
            var why = context.Task.Bar.Quality is { } bar
                ? BelowBar(racer, bar, confidence)
                : Beaten(racer, racers, confidence);
            if (why is not null)
            {
                racer.End(CandidateState.Dropped, why);
            }
        }
    }

    private HashSet<Contestant> Unassailable(Contestant[] racers)
    {
        var safe = new HashSet<Contestant>();
        Add(racers.Where(racer => racer.Candidate.IsDeployable));
        Add(racers.Where(racer => racer.Candidate.Rung is RungKind.Baseline));
        safe.UnionWith(racers.Where(racer => racer.Candidate.Name == context.Task.Incumbent || !racer.Candidate.IsDeployable));
        return safe;

        void Add(IEnumerable<Contestant> some)
        {
            if (some.MaxBy(DevValue) is { } best)
            {
                safe.Add(best);
            }
        }
    }

    private double DevValue(Contestant racer) => racer.Dev!.Quality(context.Policy.Confidence)?.Value ?? 0;

    private static string? BelowBar(Contestant racer, double bar, double confidence)
    {
        var bound = Bound(racer, Scores(racer), confidence);
        return bound.High < bar
            ? string.Create(CultureInfo.InvariantCulture, $"On dev its upper bound {bound.High:0.000} (always-valid) lies below the bar of {bar:0.000}.")
            : null;
    }

    private string? Beaten(Contestant racer, Contestant[] racers, double confidence)
    {
        var mine = Scores(racer);
        foreach (var other in racers.Where(other => other != racer && other.Candidate.IsDeployable).OrderByDescending(DevValue))
        {
            var theirs = Scores(other);
            var smaller = racer.DevExamples.Length <= other.DevExamples.Length ? racer : other;
            var differences = mine
                .Where(score => theirs.ContainsKey(score.Key))
                .ToDictionary(score => score.Key, score => score.Value - theirs[score.Key]);
            var bound = Bound(smaller, differences, confidence);
            if (bound.High < -_margin)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"On dev it is worse than '{other.Candidate.Name}' by at least {-bound.High:0.000} (always-valid bound).");
            }
        }

        return null;
    }

    private static Dictionary<ExampleId, double> Scores(Contestant racer) => racer.Dev!.Attempts
        .Where(attempt => attempt.Score is not null)
        .ToDictionary(attempt => attempt.Example, attempt => attempt.Score!.Value.Value);

    /// <summary>Bets on what was observed in the order of the race; only whole groups count.</summary>
    private static Interval Bound(Contestant racer, Dictionary<ExampleId, double> observed, double confidence)
    {
        var examples = racer.DevExamples;
        var race = new PairedRace([.. examples.Select(example => example.Group)], confidence);
        for (var i = 0; i < examples.Length; i++)
        {
            if (observed.TryGetValue(examples[i].Id, out var value))
            {
                race.Add(i, value);
            }
        }

        return race.Estimate.Interval;
    }
}
