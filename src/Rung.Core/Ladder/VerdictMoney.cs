using System.Collections.Immutable;
using System.Globalization;
using Rung.Core.Economics;

namespace Rung.Core.Ladder;

/// <summary>The sentences of a verdict about money, from measured costs only.</summary>
internal static class VerdictMoney
{
    private const int CallsPerUnit = 1000;

    public static IEnumerable<string> Reasons(
        VerdictInput input, MeasuredCandidate chosen, ImmutableArray<MeasuredCandidate> finalists)
    {
        yield return chosen.CostPerCall is { } cost
            ? $"It costs {PerThousand(cost)} per 1,000 calls{Monthly(input, cost)}."
            : "What it costs is unknown: no price or no cost was given.";

        foreach (var other in finalists.Where(other => other != chosen))
        {
            if (Exchange(chosen, other) is { } sentence)
            {
                yield return sentence;
            }
        }
    }

    public static IEnumerable<string> Reversals(
        VerdictInput input, MeasuredCandidate chosen, ImmutableArray<MeasuredCandidate> finalists)
    {
        if (input.Bar.CostPer1K is { } limit && chosen.CostPerCall is { Usd: > 0 } cost)
        {
            var factor = (limit.Usd / (cost.Usd * CallsPerUnit)).ToString("0.0", CultureInfo.InvariantCulture);
            yield return $"A price {factor} times today's: '{chosen.Candidate.Name}' would pass the cost bar.";
        }

        foreach (var other in finalists.Where(other => other != chosen))
        {
            if (PricePerExtraCorrect(cheaper: chosen, dearer: other) is { } price)
            {
                yield return $"If one more correct answer is worth more than {price}, '{other.Candidate.Name}' pays.";
            }
        }
    }

    /// <summary>What the dearer of two buys for its price.</summary>
    private static string? Exchange(MeasuredCandidate chosen, MeasuredCandidate other) =>
        PricePerExtraCorrect(cheaper: other, dearer: chosen) is { } price
            ? $"Against '{other.Candidate.Name}' ({PerThousand(other.CostPerCall!.Value)} per 1,000 calls) each additional correct answer costs {price}."
            : null;

    /// <summary>Extra cost per call over extra quality; only where both are positive.</summary>
    private static Money? PricePerExtraCorrect(MeasuredCandidate cheaper, MeasuredCandidate dearer)
    {
        if (cheaper.CostPerCall is not { } low || dearer.CostPerCall is not { } high || high <= low)
        {
            return null;
        }

        var gain = dearer.Test!.Value.Value - cheaper.Test!.Value.Value;
        return gain > 0 ? new Money((high.Usd - low.Usd) / (decimal)gain) : null;
    }

    private static string Monthly(VerdictInput input, Money cost) => input.CallsPerMonth is { } calls
        ? $", {new Money(cost.Usd * calls)} a month at {calls.ToString("#,0", CultureInfo.InvariantCulture)} calls"
        : "";

    private static string PerThousand(Money cost) => new Money(cost.Usd * CallsPerUnit).ToString();
}
