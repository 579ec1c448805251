using System.Text;
using Rung.Core.Ladder;
using Rung.Core.Statistics;

namespace Rung.Engine.Reports.Html;

/// <summary>The paired differences, drawn about zero.</summary>
internal static class ComparisonSection
{
    public static string Write(ClimbResult result)
    {
        if (result.Comparisons.IsEmpty)
        {
            return "";
        }

        var strip = new IntervalStrip(
            result.Comparisons.Select(comparison => comparison.Difference.Interval), line: 0, "zero", new Interval(-1, 1));
        var text = new StringBuilder("<section><h2 id=\"comparisons\">Comparisons</h2>");
        text.Append($"<div class=\"scroll\"><table><caption>Paired differences on the same test examples, {strip.Scale}; the line is no difference. p-values are corrected for all comparisons (Holm).</caption>");
        text.Append("<thead><tr><th scope=\"col\">better</th><th scope=\"col\">worse</th><th scope=\"col\">difference</th><th scope=\"col\">[95 %]</th><th scope=\"col\" class=\"number\">p</th><th scope=\"col\" class=\"number\">n</th><th scope=\"col\" class=\"number\">groups</th><th scope=\"col\">method</th></tr></thead><tbody>");
        foreach (var comparison in result.Comparisons)
        {
            var difference = comparison.Difference;
            var spelled = $"{ReportText.Signed(difference.Value)} [{ReportText.Signed(difference.Interval.Low)}, {ReportText.Signed(difference.Interval.High)}]";
            text.Append($"<tr><td><bdi>{HtmlText.Escaped(comparison.Better)}</bdi></td><td><bdi>{HtmlText.Escaped(comparison.Worse)}</bdi></td>")
                .Append($"<td>{strip.Draw(difference.Value, difference.Interval, "", $"{comparison.Better} minus {comparison.Worse}: {spelled}")}</td><td class=\"keep\">{spelled}</td>")
                .Append($"<td class=\"number\">{HtmlText.Escaped(ReportText.P(comparison.AdjustedPValue))}</td><td class=\"number\">{ReportText.Count(difference.Count)}</td><td class=\"number\">{ReportText.Count(difference.Groups)}</td><td>{HtmlText.Escaped(difference.Method)}</td></tr>");
        }

        return text.Append("</tbody></table></div></section>").ToString();
    }
}
