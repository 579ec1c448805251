using System.Text;
using Rung.Core.Ladder;
using Rung.Core.Statistics;

namespace Rung.Engine.Reports.Html;

/// <summary>The ladder, rung by rung, with intervals drawn to scale; and quality against cost and latency.</summary>
internal static class LadderSection
{
    private const double CallsPerUnit = 1000;

    public static string Write(ClimbResult result)
    {
        var text = new StringBuilder("<section><h2 id=\"ladder\">The ladder</h2>");
        var strip = new IntervalStrip(
            result.Candidates.Where(candidate => candidate.Test is not null).Select(candidate => candidate.Test!.Value.Interval),
            result.Bar.Quality,
            "bar",
            new Interval(0, 1));
        var bar = result.Bar.Quality is { } quality ? $"; the dashed line is the bar of {ReportText.Number(quality)}" : "";
        text.Append($"<div class=\"scroll\"><table><caption>{HtmlText.Escaped(result.Metric)} on {ReportText.TestText(result)}, {strip.Scale}{bar}. Dev of a baseline is by cross-validation.</caption>");
        text.Append("<thead><tr><th scope=\"col\">#</th><th scope=\"col\">rung</th><th scope=\"col\">candidate</th><th scope=\"col\" class=\"number\">dev</th><th scope=\"col\">test</th><th scope=\"col\">test [95 %]</th><th scope=\"col\" class=\"number\">n</th><th scope=\"col\" class=\"number\">per 1,000</th><th scope=\"col\" class=\"number\">p50 / p95</th></tr></thead><tbody>");
        foreach (var (i, candidate) in result.Candidates.Index())
        {
            WriteRow(text, result, strip, i + 1, candidate);
        }

        text.Append("</tbody></table></div>");
        WriteTradeOffs(text, result);
        return text.Append("</section>").ToString();
    }

    private static void WriteRow(StringBuilder text, ClimbResult result, IntervalStrip strip, int number, MeasuredCandidate candidate)
    {
        var className = candidate.Candidate.Name == result.Verdict.Candidate ? "chosen" : candidate.State is CandidateState.Finalist ? "" : "out";
        var name = HtmlText.Escaped(candidate.Candidate.Name);
        var state = candidate.State is CandidateState.Finalist && candidate.Candidate.IsDeployable ? "" : $" <span class=\"tag\">{ReportText.StateName(candidate)}</span>";
        var drawn = candidate.Test is { } test
            ? strip.Draw(test.Value, test.Interval, candidate.Candidate.IsDeployable ? "" : "ceiling", $"{candidate.Candidate.Name}: {ReportText.WithInterval(test)}")
            : "";
        text.Append($"<tr class=\"{className}\"><td>{number}</td><td class=\"rung\">{(int)candidate.Candidate.Rung} {ReportText.RungName(candidate.Candidate.Rung)}</td>")
            .Append($"<td class=\"name\"><bdi>{name}</bdi>{state}<div class=\"why\">{HtmlText.Escaped(candidate.Why + ReportText.BesideTest(candidate) + ReportText.Stages(candidate.Latency))}{FailureText(candidate)}</div></td>")
            .Append($"<td class=\"number\">{(candidate.Dev is { } dev ? ReportText.Number(dev.Value) : "–")}</td><td>{drawn}</td>")
            .Append($"<td class=\"keep\">{(candidate.Test is { } value ? ReportText.WithInterval(value) : "–")}</td>")
            .Append($"<td class=\"number\">{((candidate.Test ?? candidate.Dev) is { } any ? ReportText.Count(any.Count) : "–")}</td>")
            .Append($"<td class=\"number\">{ReportText.CostPer1K(candidate.CostPerCall)}</td><td class=\"number\">{ReportText.Latency(candidate.Latency)}</td></tr>");
    }

    private static string FailureText(MeasuredCandidate candidate) => candidate.Failures.Count == 0
        ? ""
        : $" Failed attempts: {HtmlText.Escaped(string.Join(", ", candidate.Failures.Select(cause => $"{cause.Value} {cause.Key}")))}.";

    private static void WriteTradeOffs(StringBuilder text, ClimbResult result)
    {
        var measured = result.Candidates.Index().Where(pair => pair.Item.Test is not null).ToArray();
        var costs = Points(measured, candidate => (double?)candidate.CostPerCall?.Usd * CallsPerUnit);
        var latencies = Points(measured, candidate => candidate.Latency?.P95);
        text.Append("<div class=\"figures\">");
        WriteFigure(text, "Quality against cost per 1,000 calls (logarithmic)", costs, measured.Length, value => ReportText.CostPer1K(new Core.Economics.Money((decimal)(value / CallsPerUnit))), result.Bar.Quality, (double?)result.Bar.CostPer1K?.Usd);
        WriteFigure(text, "Quality against p95 latency (logarithmic)", latencies, measured.Length, ReportText.Milliseconds, result.Bar.Quality, result.Bar.P95?.TotalMilliseconds);
        text.Append("</div>");
    }

    private static TradeOff.Point[] Points((int Index, MeasuredCandidate Item)[] measured, Func<MeasuredCandidate, double?> value) =>
    [
        .. from pair in measured
           let x = value(pair.Item)
           where x > 0
           select new TradeOff.Point(
               pair.Index + 1, pair.Item.Candidate.Name, x.Value, pair.Item.Test!.Value, pair.Item.Candidate.IsDeployable ? "" : "ceiling"),
    ];

    private static void WriteFigure(
        StringBuilder text, string title, TradeOff.Point[] points, int measured, Func<double, string> unit, double? quality, double? limit)
    {
        if (points.Length == 0)
        {
            text.Append($"<figure><figcaption>{title}: no measured candidate has a known value above zero.</figcaption></figure>");
            return;
        }

        var left = measured - points.Length;
        var missing = left > 0 ? $" {left} of {measured} are not drawn: their value is zero or unknown." : "";
        text.Append($"<figure>{new TradeOff(points).Draw(title, unit, quality, limit)}<figcaption>{title}. Numbers are those of the ladder.{missing}</figcaption></figure>");
    }
}
