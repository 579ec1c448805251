using System.Text;
using Rung.Engine.Retrieving.Searches;

namespace Rung.Engine.Reports.Retrievals;

/// <summary>A search over settings as plain text of at most 100 columns.</summary>
public static class SettingsText
{
    public static string Write(SettingsFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);

        var text = new StringBuilder(PlainText.Wrapped($"{findings.Name}: {SettingsWords.Headline(findings)}.", "")).Append('\n');
        PlainText.AppendList(text, title: null, SettingsWords.Lead(findings));
        var points = findings.Front.Select((point, i) => Line(findings, (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), point));
        PlainText.AppendList(text, "The front: no other settings are better in quality, tokens and latency at once", [.. points, Line(findings, "today", findings.Today)]);
        PlainText.AppendList(text, SettingsWords.ConfirmedTitle(findings), SettingsWords.Confirmed(findings));
        if (!findings.Failures.Questions.IsEmpty)
        {
            PlainText.AppendList(text, FindingsText.FailureTitle(findings.Failures), FindingsText.FailureLines(findings.Failures));
        }

        return text.ToString();
    }

    private static string Line(SettingsFindings findings, string number, FrontPoint point)
    {
        var cost = findings.Price is { } price ? $", {SettingsWords.Dollars(point.Tokens, price.Dollars)} per 1,000" : "";
        return $"{number}. {ReportText.WithInterval(point.Quality)}: {SettingsWords.NameOf(findings, point.Settings)}; {ReportText.Count((long)Math.Round(point.Tokens))} tokens{cost}, {SettingsWords.Latency(point.Footprint)}";
    }
}
