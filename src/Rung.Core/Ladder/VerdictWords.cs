using System.Collections.Immutable;
using System.Globalization;

namespace Rung.Core.Ladder;

/// <summary>The sentences of a verdict about quality.</summary>
internal static class VerdictWords
{
    public static string Clears(VerdictInput input, MeasuredCandidate chosen) =>
        $"{Name(chosen)} reaches {Measured(input, chosen)}: its lower bound {Number(chosen.AgainstBar!.Value.Interval.Low)} clears the bar of {Number(input.Bar.Quality!.Value)}{Corrected(chosen)}."
        + OtherBars(input, chosen);

    public static string FallsShort(VerdictInput input, MeasuredCandidate finalist)
    {
        var measured = $"{Name(finalist)} reaches {Measured(input, finalist)}";
        return BarRule.StandingOf(finalist, input.Bar) switch
        {
            Standing.Clears => $"{measured} and clears the bar too.",
            Standing.Straddles => $"{measured}: its interval{Corrected(finalist)} straddles the bar of {Number(input.Bar.Quality!.Value)}.",
            Standing.Unknown => $"{measured}, but {Missing(input, finalist)} is unknown.",
            _ => $"{measured}: {Shortfall(input, finalist)}.",
        };
    }

    public static string AsGood(VerdictInput input, MeasuredCandidate chosen, MeasuredCandidate best)
    {
        if (chosen == best)
        {
            return $"{Name(chosen)} is the best: {Measured(input, chosen)}; nothing simpler is shown to be as good (within {Number(input.Policy.Margin)}).";
        }

        var comparison = input.Comparisons.First(pair =>
            (pair.Better == best.Candidate.Name && pair.Worse == chosen.Candidate.Name)
            || (pair.Better == chosen.Candidate.Name && pair.Worse == best.Candidate.Name));
        var sign = comparison.Better == chosen.Candidate.Name ? 1 : -1;
        var interval = comparison.Difference.Interval;
        var (low, high) = sign > 0 ? (interval.Low, interval.High) : (-interval.High, -interval.Low);
        return $"{Name(chosen)} reaches {Measured(input, chosen)}, and is not worse than the best, {Name(best)} ({Number(best.Test!.Value.Value)}), "
            + $"by more than {Number(input.Policy.Margin)}: difference {Signed(sign * comparison.Difference.Value)} [{Signed(low)}, {Signed(high)}].";
    }

    /// <summary>How the other finalists compare with the chosen one.</summary>
    public static IEnumerable<string> Runners(VerdictInput input, MeasuredCandidate chosen) =>
        from comparison in input.Comparisons
        where comparison.Better == chosen.Candidate.Name
        let difference = comparison.Difference
        let isProven = comparison.AdjustedPValue <= 1 - input.Policy.Confidence
        select $"Against '{comparison.Worse}': {Signed(difference.Value)} [{Signed(difference.Interval.Low)}, {Signed(difference.Interval.High)}], "
            + $"p = {P(comparison.AdjustedPValue)} (Holm, {difference.Method}{Groups(difference.Groups)}): {(isProven ? "better" : "not proven better")}.";

    public static string IsOpen(VerdictInput input, MeasuredCandidate nearest) =>
        BarRule.StandingOf(nearest, input.Bar) is Standing.Unknown
            ? $"{Name(nearest)} reaches {Measured(input, nearest)}, but {Missing(input, nearest)} is unknown, so the bar cannot be called cleared."
            : $"{Name(nearest)} reaches {Measured(input, nearest)}: the interval{Corrected(nearest)} [{Number(nearest.AgainstBar!.Value.Interval.Low)}, {Number(nearest.AgainstBar.Value.Interval.High)}] straddles the bar of {Number(input.Bar.Quality!.Value)}.";

    public static string NothingClears(VerdictInput input, MeasuredCandidate nearest) =>
        $"Nothing clears the bar. The nearest, {Name(nearest)}, reaches {Measured(input, nearest)}: {Shortfall(input, nearest)}.";

    public static string NotProven(VerdictInput input, MeasuredCandidate incumbent, MeasuredCandidate chosen) =>
        $"{Name(chosen)} reaches {Measured(input, chosen)}, but is not proven better than the incumbent {Name(incumbent)} ({Number(incumbent.Test!.Value.Value)}), "
        + "nor proven as good on a lower rung or cheaper.";

    public static IEnumerable<string> Reversals(VerdictInput input, MeasuredCandidate chosen)
    {
        if (input.Bar.Quality is not null)
        {
            yield return $"A quality bar above {Number(chosen.AgainstBar!.Value.Interval.Low)}: '{chosen.Candidate.Name}' would no longer surely clear it.";
        }

        if (input.Bar.P95 is not null && chosen.Latency is { } latency)
        {
            yield return $"A latency bar below {Milliseconds(latency.P95)}.";
        }
    }

    public static ImmutableArray<string> OpenReversals(VerdictInput input) => input.Bar.Quality is null
        ? ["The latency or the cost that is unknown today becomes known."]
        : ["More test examples narrow the interval; either way it may then fall."];

    public static ImmutableArray<string> MissedReversals(VerdictInput input, MeasuredCandidate nearest) =>
        BarRule.MissesQuality(nearest, input.Bar)
            ? [$"A quality bar of {Number(nearest.AgainstBar!.Value.Interval.Low)} or lower: '{nearest.Candidate.Name}' would surely clear it.", "A candidate on a rung that was not tried."]
            : ["A looser latency or cost bar.", "A candidate on a rung that was not tried."];

    public static string Keep(MeasuredCandidate chosen) =>
        $"Keep the frozen test as it is, put '{chosen.Candidate.Name}' in front of real traffic, and climb again when data, prices or models change, or when the verdict expires.";

    public static string SetABar() =>
        "Set bar: { quality: … } in rung.yaml to ask whether this is good enough, not only which is best.";

    public static string ClimbHigher(VerdictInput input) => input.NotTried.IsEmpty
        ? "Look at the failed examples in the report, mend the instructions, the labels or the documents, and climb again."
        : "Open a rung that was not tried, then climb again: what was answered is kept.";

    public static string Settle(VerdictInput input, MeasuredCandidate nearest, int? more) => more is { } count
        ? $"Label {count.ToString("#,0", CultureInfo.InvariantCulture)} more test examples like the present ones (or try a rung above), then climb with --new-test."
        : BarRule.StandingOf(nearest, input.Bar) is Standing.Unknown
            ? "Measure what is unknown: a live run gives latency, a price in rung.yaml gives cost."
            : "The estimate lies on the bar itself: no realistic number of labels would settle it. Try a rung above, or move the bar.";

    private static string OtherBars(VerdictInput input, MeasuredCandidate chosen)
    {
        var parts = new List<string>();
        if (input.Bar.P95 is { } p95 && chosen.Latency is { } latency)
        {
            parts.Add($"p95 latency {Milliseconds(latency.P95)} is within {Milliseconds(p95.TotalMilliseconds)}");
        }

        if (input.Bar.CostPer1K is { } limit && chosen.CostPerCall is { } cost)
        {
            parts.Add($"{new Economics.Money(cost.Usd * 1000)} per 1,000 calls is within {limit}");
        }

        return parts.Count == 0 ? "" : $" {char.ToUpperInvariant(parts[0][0])}{string.Join("; ", parts)[1..]}.";
    }

    private static string Missing(VerdictInput input, MeasuredCandidate candidate) =>
        input.Bar.P95 is not null && candidate.Latency is null ? "its latency" : "its cost";

    private static string Shortfall(VerdictInput input, MeasuredCandidate candidate)
    {
        if (BarRule.MissesQuality(candidate, input.Bar))
        {
            return $"even its upper bound {Number(candidate.AgainstBar!.Value.Interval.High)} lies below the bar of {Number(input.Bar.Quality!.Value)}; it is {Number(input.Bar.Quality.Value - candidate.Test!.Value.Value)} short";
        }

        return BarRule.MissesLatency(candidate, input.Bar)
            ? $"its p95 latency of {Milliseconds(candidate.Latency!.P95)} exceeds the bar of {Milliseconds(input.Bar.P95!.Value.TotalMilliseconds)}"
            : $"{new Economics.Money(candidate.CostPerCall!.Value.Usd * 1000)} per 1,000 calls exceeds the bar of {input.Bar.CostPer1K}";
    }

    private static string Measured(VerdictInput input, MeasuredCandidate candidate)
    {
        var test = candidate.Test!.Value;
        return $"{input.Metric} {Number(test.Value)} [{Number(test.Interval.Low)}, {Number(test.Interval.High)}] on {test.Count.ToString("#,0", CultureInfo.InvariantCulture)} test examples{Groups(test.Groups)}";
    }

    private static string Corrected(MeasuredCandidate candidate) =>
        candidate is { AgainstBar: { } corrected, Test: { } test } && corrected.Interval != test.Interval
            ? " (corrected for the number of finalists)"
            : "";

    private static string Groups(int groups) => groups > 0 ? FormattableString.Invariant($" in {groups} groups") : "";

    private static string Name(MeasuredCandidate candidate) => $"'{candidate.Candidate.Name}' ({candidate.Candidate.Rung.ToString().ToLowerInvariant()})";

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    private static string P(double value) => value < 0.0001 ? "<0.0001" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Milliseconds(double value) => value.ToString(value < 10 ? "0.0# ms" : "#,0 ms", CultureInfo.InvariantCulture);
}
