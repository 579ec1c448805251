using System.Text;
using Rung.Core.Statistics;

namespace Rung.Engine.Reports.Html;

/// <summary>Groups one by one, worst first: where a candidate fails together.</summary>
internal static class GroupSection
{
    private const int Most = 50;
    private const double Confidence = 0.95;

    public static string Write(ReportSource source)
    {
        var attempts = source.Attempts.FirstOrDefault(attempts => attempts.Candidate == source.Result.Verdict.Candidate);
        if (attempts is null || source.Result.Dataset.Groups == 0)
        {
            return "";
        }

        var groupOf = source.Test.Where(example => example.Group is not null).ToDictionary(example => example.Id, example => example.Group!);
        var groups = attempts.Attempts
            .Where(attempt => attempt.Score is not null && groupOf.ContainsKey(attempt.Example))
            .GroupBy(attempt => groupOf[attempt.Example], attempt => attempt.Score!.Value.Value, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Quality: MeanEstimate.Of([.. group], groups: null, Confidence)))
            .OrderBy(group => group.Quality.Value)
            .ThenByDescending(group => group.Quality.Count)
            .ThenBy(group => group.Name, StringComparer.Ordinal)
            .ToArray();
        var text = new StringBuilder("<section><h2 id=\"groups\">Groups</h2>");
        var more = groups.Length > Most ? $" The {Most} worst of {ReportText.Count(groups.Length)} are shown." : "";
        text.Append($"<p>Mean score of <bdi>{HtmlText.Escaped(attempts.Candidate)}</bdi> by group, worst first; each interval is that of the group alone.{more}</p>");
        text.Append("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">group</th><th scope=\"col\" class=\"number\">n</th><th scope=\"col\">mean score [95 %]</th></tr></thead><tbody>");
        foreach (var (name, quality) in groups.Take(Most))
        {
            text.Append($"<tr><td class=\"name\"><bdi>{HtmlText.Escaped(name)}</bdi></td><td class=\"number\">{ReportText.Count(quality.Count)}</td><td>{ReportText.WithInterval(quality)}</td></tr>");
        }

        return text.Append("</tbody></table></div></section>").ToString();
    }
}
