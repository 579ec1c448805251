using System.Collections.Immutable;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Ladder;

/// <summary>Who is chosen among those that are good enough, and how sure that is.</summary>
internal sealed record MoneyChoice
{
    public required MeasuredCandidate Chosen { get; init; }

    /// <summary>What all that could be reckoned cost, held against the chosen one; <see langword="null"/>: the chosen one's cost is unknown.</summary>
    public OwnershipForecast? Forecast { get; init; }

    /// <summary>Whom the chosen one cannot be told from in cost, the cheapest first.</summary>
    public ImmutableArray<MeasuredCandidate> Tied { get; init; } = [];

    /// <summary>Good candidates of a lower rung that the chosen one undercuts decisively.</summary>
    public ImmutableArray<MeasuredCandidate> Undercut { get; init; } = [];

    /// <summary>
    /// The cheapest of the lowest rung; one of a higher rung where it costs less with a decisive probability. Of those that
    /// cannot be told apart the lower rung goes first, then the simpler.
    /// </summary>
    /// <param name="input">Holds the case of ownership.</param>
    /// <param name="good">Those that may be chosen, in the order of rung, cost of a call and simplicity; one at least.</param>
    public static MoneyChoice Among(VerdictInput input, ImmutableArray<MeasuredCandidate> good)
    {
        var reckoned = input.Ownership is { } ownership ? Reckoned(ownership, good) : [];
        if (!reckoned.Any(candidate => candidate.Candidate.Rung == good[0].Candidate.Rung))
        {
            return new() { Chosen = good[0] };
        }

        var question = input.Ownership! with
        {
            Candidates = [.. input.Ownership!.Candidates.Where(owned => reckoned.Any(candidate => candidate.Candidate.Name == owned.Name))],
            Incumbent = null,
        };
        var totals = OwnershipSimulation.Run(question);
        var decisive = input.Policy.Ownership.Decisive;
        MeasuredCandidate? chosen = null;
        foreach (var rung in reckoned.GroupBy(candidate => candidate.Candidate.Rung).OrderBy(rung => rung.Key))
        {
            var best = SimplestOfCheapest(question, totals, [.. rung], decisive);
            chosen = chosen is null || Cheaper(question, best, chosen) >= decisive ? best : chosen;
        }

        var forecast = OwnershipSimulation.Run(question with { Incumbent = chosen!.Candidate.Name });
        return new()
        {
            Chosen = chosen,
            Forecast = forecast,
            Tied = [.. ByTotal(reckoned, totals).Where(other => other != chosen && IsTied(forecast, other, decisive))],
            Undercut = [.. good.Where(other => other.Candidate.Rung < chosen.Candidate.Rung && reckoned.Contains(other))],
        };
    }

    private static ImmutableArray<MeasuredCandidate> Reckoned(OwnershipCase ownership, ImmutableArray<MeasuredCandidate> good)
    {
        var names = ownership.Candidates.Select(candidate => candidate.Name).ToHashSet(StringComparer.Ordinal);
        return [.. good.Where(candidate => names.Contains(candidate.Candidate.Name))];
    }

    /// <summary>Of one rung: the cheapest, or a simpler one that it cannot be told from.</summary>
    private static MeasuredCandidate SimplestOfCheapest(
        OwnershipCase question, OwnershipForecast totals, ImmutableArray<MeasuredCandidate> rung, double decisive)
    {
        var cheapest = ByTotal(rung, totals).First();
        var forecast = OwnershipSimulation.Run(question with { Incumbent = cheapest.Candidate.Name });
        return rung
            .Where(other => other == cheapest || IsTied(forecast, other, decisive))
            .MinBy(candidate => (candidate.Candidate.Simplicity, TotalOf(totals, candidate)))!;
    }

    private static double Cheaper(OwnershipCase question, MeasuredCandidate challenger, MeasuredCandidate than) =>
        OwnershipSimulation.Run(question with { Incumbent = than.Candidate.Name }).Against(challenger.Candidate.Name).ProbabilityCheaper;

    private static bool IsTied(OwnershipForecast forecast, MeasuredCandidate other, double decisive) =>
        forecast.Against(other.Candidate.Name).ProbabilityCheaper is var cheaper && cheaper > 1 - decisive && cheaper < decisive;

    private static IEnumerable<MeasuredCandidate> ByTotal(IEnumerable<MeasuredCandidate> candidates, OwnershipForecast totals) =>
        candidates.OrderBy(candidate => TotalOf(totals, candidate)).ThenBy(candidate => candidate.Candidate.Simplicity);

    private static double TotalOf(OwnershipForecast totals, MeasuredCandidate candidate) =>
        totals.Of(candidate.Candidate.Name).Total.Expected;
}
