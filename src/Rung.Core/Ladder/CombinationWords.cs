using System.Collections.Immutable;
using System.Globalization;

namespace Rung.Core.Ladder;

/// <summary>What each part of a combination brings.</summary>
internal static class CombinationWords
{
    /// <summary>
    /// Each measured combination against each of its parts: what the others add to that part. The chosen one first; of one that
    /// was not chosen it tells why not.
    /// </summary>
    public static IEnumerable<string> Of(VerdictInput input, MeasuredCandidate chosen, ImmutableArray<MeasuredCandidate> finalists) =>
        from combination in finalists.OrderBy(finalist => finalist != chosen)
        from contribution in ContributionsOf(input, combination)
        select combination == chosen ? $"To {contribution}" : $"In '{combination.Candidate.Name}', to {contribution}";

    private static IEnumerable<string> ContributionsOf(VerdictInput input, MeasuredCandidate combination) =>
        from part in combination.Candidate.Parts
        let pair = input.Comparisons.FirstOrDefault(pair => Holds(pair, combination.Candidate.Name, part))
        where pair is not null
        let sign = pair.Better == combination.Candidate.Name ? 1 : -1
        let difference = pair.Difference
        let interval = sign > 0 ? (difference.Interval.Low, difference.Interval.High) : (-difference.Interval.High, -difference.Interval.Low)
        let others = string.Join(" and ", combination.Candidate.Parts.Where(other => other != part).Select(other => $"'{other}'"))
        let isProven = pair.AdjustedPValue <= 1 - input.Policy.Confidence
        select $"'{part}' alone {(others.Length > 0 ? others : "the rest")} adds {Signed(sign * difference.Value)} [{Signed(interval.Item1)}, {Signed(interval.Item2)}], "
            + $"p = {P(pair.AdjustedPValue)} (Holm): {(isProven ? sign > 0 ? "it helps" : "it hurts" : "not proven to add anything")}.";

    private static bool Holds(Comparison pair, string one, string other) =>
        (pair.Better == one && pair.Worse == other) || (pair.Better == other && pair.Worse == one);

    private static string Signed(double value) => value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    private static string P(double value) => value < 0.0001 ? "<0.0001" : value.ToString("0.0000", CultureInfo.InvariantCulture);
}
