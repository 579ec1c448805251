using System.Collections.Immutable;
using Rung.Core.Ladder;
using Rung.Core.Statistics;

namespace Rung.Engine.Climbing;

/// <summary>The paired differences of finalists.</summary>
internal sealed class FinalistComparisons(ClimbContext context)
{
    /// <summary>
    /// Each finalist against the best that can be shipped and against the incumbent, each combination against its parts;
    /// corrected together (Holm).
    /// </summary>
    public ImmutableArray<Comparison> Of(Contestant[] finalists)
    {
        var best = finalists.Where(finalist => finalist.Candidate.IsDeployable).MaxBy(Value);
        var incumbent = finalists.FirstOrDefault(finalist => finalist.Candidate.Name == context.Task.Incumbent);
        var pairs = new List<(Contestant Better, Contestant Worse, DifferenceEstimate Difference)>();
        foreach (var reference in new[] { best, incumbent }.OfType<Contestant>().Distinct())
        {
            foreach (var other in finalists.Where(other => other != reference && !Holds(pairs, reference, other)))
            {
                var (better, worse) = Value(other) > Value(reference) ? (other, reference) : (reference, other);
                Add(pairs, better, worse);
            }
        }

        foreach (var (combination, part) in Combinations(finalists).Where(pair => !Holds(pairs, pair.Combination, pair.Part)))
        {
            var (better, worse) = Value(part) > Value(combination) ? (part, combination) : (combination, part);
            Add(pairs, better, worse);
        }

        var adjusted = Holm.Adjust([.. pairs.Select(pair => pair.Difference.PValue)]);
        return
        [
            .. pairs.Select((pair, i) => new Comparison(
                pair.Better.Candidate.Name, pair.Worse.Candidate.Name, pair.Difference, adjusted[i])),
        ];
    }

    private void Add(List<(Contestant Better, Contestant Worse, DifferenceEstimate Difference)> pairs, Contestant better, Contestant worse)
    {
        if (better.Test!.Minus(worse.Test!, context.Policy.Confidence) is { } difference)
        {
            pairs.Add((better, worse, difference));
        }
    }

    private static IEnumerable<(Contestant Combination, Contestant Part)> Combinations(Contestant[] finalists) =>
        from combination in finalists
        from name in combination.Candidate.Parts
        from part in finalists
        where part.Candidate.Name == name
        select (combination, part);

    private double Value(Contestant contestant) => contestant.Test!.Quality(context.Policy.Confidence)!.Value.Value;

    private static bool Holds(
        List<(Contestant Better, Contestant Worse, DifferenceEstimate Difference)> pairs, Contestant one, Contestant other) =>
        pairs.Any(pair => (pair.Better == one && pair.Worse == other) || (pair.Better == other && pair.Worse == one));
}
