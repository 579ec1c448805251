using System.Globalization;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Core.Statistics;

namespace Rung.Engine.Reports;

/// <summary>How every report spells numbers and verdicts, so that they read the same wherever they are read.</summary>
public static class ReportText
{
    private const int CallsPerUnit = 1000;

    public static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Signed(double value) => value.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture);

    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string P(double value) => value < 0.0001 ? "<0.0001" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    public static string WithInterval(Estimate estimate) =>
        $"{Number(estimate.Value)} [{Number(estimate.Interval.Low)}, {Number(estimate.Interval.High)}]";

    public static string Milliseconds(double value) => value switch
    {
        >= 10_000 => (value / 1000).ToString("#,0.0", CultureInfo.InvariantCulture) + " s",
        >= 10 => value.ToString("#,0", CultureInfo.InvariantCulture) + " ms",
        _ => value.ToString("0.00", CultureInfo.InvariantCulture) + " ms",
    };

    /// <summary>The median and the 95th percentile, or that they are unknown.</summary>
    public static string Latency(LatencySummary? latency) =>
        latency is null ? "unknown" : $"{Milliseconds(latency.P50)} / {Milliseconds(latency.P95)}";

    /// <summary>The stages of the latency, median and 95th percentile each; empty where there is but one.</summary>
    public static string Stages(LatencySummary? latency)
    {
        var first = latency is { FirstTokenP50: { } f50, FirstTokenP95: { } f95 } ? $" First token {Milliseconds(f50)} / {Milliseconds(f95)}." : "";
        var retrieve = latency is { RetrieveP50: { } r50, RetrieveP95: { } r95 } ? $" Retrieval {Milliseconds(r50)} / {Milliseconds(r95)}." : "";
        return first + retrieve;
    }

    /// <summary>
    /// The quality without the test examples that have a twin in train, and on the edge cases, natural and generated apart;
    /// empty where there are none.
    /// </summary>
    public static string BesideTest(MeasuredCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var alone = candidate.TestWithoutTwins is { } rest ? $" Without twins of train: {Counted(rest)}." : "";
        return alone + (candidate.Edge, candidate.EdgeNatural, candidate.EdgeGenerated) switch
        {
            ({ } edge, _, null) => $" Edge cases: {Counted(edge)}.",
            ({ }, null, { } generated) => $" Edge cases, generated: {Counted(generated)}.",
            ({ }, { } natural, { } generated) => $" Edge cases: {Counted(natural)}; generated: {Counted(generated)}.",
            _ => "",
        };
    }

    private static string Counted(Estimate estimate) => $"{WithInterval(estimate)}, n = {Count(estimate.Count)}";

    /// <summary>The cost of a thousand calls, or that it is unknown.</summary>
    public static string CostPer1K(Money? perCall) =>
        perCall is { } cost ? new Money(cost.Usd * CallsPerUnit).ToString() : "unknown";

    public static string RungName(RungKind rung) => rung.ToString().ToLowerInvariant();

    /// <summary>The state in one word; a finalist that can never ship is called a ceiling.</summary>
    public static string StateName(MeasuredCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return candidate is { State: CandidateState.Finalist, Candidate.IsDeployable: false }
            ? "ceiling"
            : candidate.State.ToString().ToLowerInvariant();
    }

    /// <summary>The verdict in a few words, as its headline.</summary>
    public static string Headline(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Kind switch
        {
            VerdictKind.NoModel => $"No model needed: {verdict.Candidate}",
            VerdictKind.Ship => $"Ship {verdict.Candidate}",
            VerdictKind.Undecided when verdict.MoreLabels is { } more => $"Undecided: label {Count(more)} more to settle {verdict.Candidate}",
            VerdictKind.Undecided => $"Undecided: {verdict.Candidate}",
            _ => verdict.Candidate is null ? "Stop" : $"Stop: the nearest is {verdict.Candidate}",
        };
    }

    /// <summary>What the bar asks, or that there is none.</summary>
    public static string BarText(Bar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        string?[] parts =
        [
            bar.Quality is { } quality ? $"quality {Number(quality)}" : null,
            bar.P95 is { } p95 ? $"p95 {Milliseconds(p95.TotalMilliseconds)}" : null,
            bar.CostPer1K is { } cost ? $"{cost} per 1,000 calls" : null,
        ];
        var asked = string.Join(", ", parts.OfType<string>());
        return asked.Length == 0 ? "none" : asked;
    }

    /// <summary>How large the test is, in one line.</summary>
    public static string TestText(ClimbResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var groups = result.Dataset.Groups > 0 ? $" in {Count(result.Dataset.Groups)} groups" : "";
        return $"{Count(result.Dataset.Test)} frozen test examples{groups}";
    }

    /// <summary>What the climb itself cost, in one line.</summary>
    public static string SpentText(SpentTotals spent)
    {
        ArgumentNullException.ThrowIfNull(spent);
        var money = spent.Money is { } paid ? paid.ToString() : "an unknown amount";
        var seconds = spent.Elapsed.TotalSeconds.ToString("#,0.0", CultureInfo.InvariantCulture);
        return spent.Calls == 0 && spent.CachedCalls == 0
            ? $"Spent {money}: no call was made. {seconds} s."
            : $"Spent {money} on {Count(spent.Calls)} calls; {Count(spent.CachedCalls)} answers came from the store. {seconds} s.";
    }
}
