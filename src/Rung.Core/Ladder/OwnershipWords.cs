using System.Collections.Immutable;
using System.Globalization;
using Rung.Core.Economics;
using Rung.Core.Economics.BreakEven;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Ladder;

/// <summary>The sentences of a verdict about the months to come.</summary>
internal static class OwnershipWords
{
    private const int MostFlips = 4;

    public static IEnumerable<string> Reasons(VerdictInput input, MoneyChoice choice)
    {
        if (choice.Forecast is not { } forecast)
        {
            yield break;
        }

        var chosen = forecast.Of(choice.Chosen.Candidate.Name);
        var others = forecast.Candidates.Length - 1;
        var rank = others == 0
            ? ""
            : $"; of {forecast.Candidates.Length} that are good enough it is the cheapest with probability {Probability(chosen.ProbabilityCheapest)}";
        yield return $"Over {forecast.Months} months it costs {Band(chosen.Total)} at {Calls(input)} calls a month{rank}.";
        foreach (var tied in choice.Tied)
        {
            var pair = forecast.Against(tied.Candidate.Name);
            yield return $"In cost it is a tie with '{tied.Candidate.Name}' ({Band(forecast.Of(tied.Candidate.Name).Total)}), which costs less with probability {Probability(pair.ProbabilityCheaper)} only: {Kept(choice.Chosen, tied)}.";
        }

        foreach (var undercut in choice.Undercut)
        {
            var pair = forecast.Against(undercut.Candidate.Name);
            yield return $"'{undercut.Candidate.Name}' stands on a lower rung and is good enough too, but costs {Dollars(-pair.Saving.Expected)} more over {forecast.Months} months, with probability {Probability(1 - pair.ProbabilityCheaper)}.";
        }

        if (chosen.Net is { } net && chosen.ReturnOnInvestment is { } roi)
        {
            yield return $"By what answers are worth it earns {Band(net)} after costs: {roi.Expected.ToString("0.#", CultureInfo.InvariantCulture)} dollars on each that is paid.";
        }
    }

    /// <summary>What would turn the choice between those that are good enough.</summary>
    public static IEnumerable<string> Reversals(VerdictInput input, MoneyChoice choice)
    {
        if (choice.Forecast is not { Candidates.Length: > 1 } forecast || input.Ownership is not { } ownership)
        {
            return [];
        }

        var names = forecast.Candidates.Select(candidate => candidate.Name).ToHashSet(StringComparer.Ordinal);
        var chosen = choice.Chosen.Candidate.Name;
        var question = ownership with
        {
            Candidates = [.. ownership.Candidates.Where(candidate => names.Contains(candidate.Name))],
            Incumbent = chosen,
            Value = null,
        };
        return FlipPoints.Of(question)
            .Where(flip => flip.Above == chosen || flip.Below == chosen)
            .Take(MostFlips)
            .Select(flip => Flip(flip, chosen));
    }

    /// <summary>Those that the bar keeps out although they would earn more.</summary>
    public static IEnumerable<string> BetterEarners(VerdictInput input, MeasuredCandidate chosen, ImmutableArray<MeasuredCandidate> finalists)
    {
        if (input.Ownership is not { Value: not null } ownership || !Knows(ownership, chosen))
        {
            yield break;
        }

        var question = ownership with { Incumbent = chosen.Candidate.Name };
        var forecast = OwnershipSimulation.Run(question);
        foreach (var other in finalists.Where(other => other != chosen && Knows(ownership, other)))
        {
            var pair = forecast.Against(other.Candidate.Name);
            if (pair.ProbabilityBetterNet >= input.Policy.Ownership.Decisive)
            {
                yield return $"By what answers are worth '{other.Candidate.Name}' earns more ({Band(forecast.Of(other.Candidate.Name).Net!)} after costs), with probability {Probability(pair.ProbabilityBetterNet!.Value)}: ask whether the bar is right.";
            }
        }
    }

    public static string EarnsMost(NetChoice choice)
    {
        var chosen = choice.Forecast.Of(choice.Chosen.Candidate.Name);
        return $"'{choice.Chosen.Candidate.Name}' ({choice.Chosen.Candidate.Rung.ToString().ToLowerInvariant()}) earns most by what answers are worth: {Band(chosen.Net!)} after costs over {choice.Forecast.Months} months, the most with probability {Probability(chosen.ProbabilityBestNet!.Value)}.";
    }

    public static IEnumerable<string> EarnsLess(NetChoice choice) =>
        from other in choice.Forecast.Candidates
        where other.Name != choice.Chosen.Candidate.Name
        let pair = choice.Forecast.Against(other.Name)
        select $"'{other.Name}' earns {Band(other.Net!)} after costs, more with probability {Probability(pair.ProbabilityBetterNet!.Value)}.";

    public static string Band(Distribution amount) =>
        $"{Dollars(amount.Expected)} [{Dollars(amount.Central80.Low)}, {Dollars(amount.Central80.High)}]";

    public static string Probability(double value) => value switch
    {
        > 0.999 => "above 0.999",
        < 0.001 => "below 0.001",
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };

    private static string Flip(FlipPoint flip, string chosen)
    {
        var isAbove = flip.Below == chosen;
        var side = isAbove ? "Above" : "Below";
        var rival = isAbove ? flip.Above : flip.Below;
        return flip.Input switch
        {
            FlipInput.Volume => $"{side} {flip.At.ToString("#,0", CultureInfo.InvariantCulture)} calls a month '{rival}' costs less.",
            FlipInput.Price => $"{side} {flip.At.ToString("0.##", CultureInfo.InvariantCulture)} times today's token price of '{flip.Of}', '{rival}' costs less.",
            FlipInput.CachedShare => $"{side} a cached share of {flip.At.ToString("0.##", CultureInfo.InvariantCulture)}, '{rival}' costs less.",
            _ => $"{side} a quality of {flip.At.ToString("0.###", CultureInfo.InvariantCulture)} of '{flip.Of}', '{rival}' earns more.",
        };
    }

    private static bool Knows(OwnershipCase ownership, MeasuredCandidate candidate) =>
        ownership.Candidates.Any(owned => owned.Name == candidate.Candidate.Name && owned.Quality is not null);

    private static string Kept(MeasuredCandidate chosen, MeasuredCandidate tied) => tied.Candidate.Rung == chosen.Candidate.Rung
        ? "the simpler is kept"
        : "the lower rung is kept";

    private static string Calls(VerdictInput input) =>
        input.Ownership!.Traffic.CallsPerMonth.Value.Expected.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Dollars(double amount) => Math.Abs(amount) < 100
        ? new Money(Math.Round((decimal)amount, 2)).ToString()
        : (amount < 0 ? "-$" : "$") + Math.Abs(amount).ToString("#,0", CultureInfo.InvariantCulture);
}
