using System.Globalization;
using System.Text;
using Rung.Engine.Reports.Html;
using Rung.Engine.Retrieving.Searches;

namespace Rung.Engine.Reports.Retrievals;

/// <summary>
/// A search over settings as one self-contained page without a script: the front as two pictures with a table beside them, what
/// held on other questions, and why questions fail.
/// </summary>
public static class SettingsPage
{
    public static string Write(SettingsFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);

        var style = EmbeddedText.Read("report.css");
        var headline = SettingsWords.Headline(findings);
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {style.Policy}; base-uri 'none'; form-action 'none'\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\">")
            .Append($"<title>{HtmlText.Escaped($"{headline} – {findings.Name}")}</title><style>{style.Text}</style></head><body>")
            .Append($"<header><p class=\"soft\"><bdi>{HtmlText.Escaped(findings.Name)}</bdi> · retrieval settings</p>")
            .Append($"<div class=\"verdict {(findings.IsChange ? "ship" : "undecided")}\"><h1>{HtmlText.Escaped(headline)}</h1>");
        page.Append(HtmlText.List(SettingsWords.Lead(findings)));
        page.Append("</div></header><main>");
        WriteFront(page, findings);
        page.Append($"<section><h2 id=\"confirmed\">{HtmlText.Escaped(SettingsWords.ConfirmedTitle(findings))}</h2>");
        page.Append(HtmlText.List(SettingsWords.Confirmed(findings)));
        page.Append("</section>");
        WriteFailures(page, findings);
        return page.Append(CultureInfo.InvariantCulture, $"<section><h2 id=\"computed\">How this was made</h2><p>Seed {findings.Seed}, intervals of {findings.Confidence:0 %}. Quality in the picture and its table is of the questions that chose: it flatters. The differences above do not.</p></section></main></body></html>\n").ToString();
    }

    private static void WriteFront(StringBuilder page, SettingsFindings findings)
    {
        page.Append("<section><h2 id=\"front\">The front</h2><p>No other settings are better in quality, tokens and latency at once. Numbers are those of the table; 0 is today.</p><div class=\"figures\">")
            .Append($"<figure>{new TradeOff(Points(findings, point => point.Tokens)).Draw("Quality against tokens a query", value => ReportText.Count((long)Math.Round(value)), quality: null, limit: null)}<figcaption>Quality against the tokens that a model reads, a query (logarithmic).</figcaption></figure>")
            .Append($"<figure>{new TradeOff(Points(findings, point => point.Footprint.Latency.TotalMilliseconds)).Draw("Quality against latency", ReportText.Milliseconds, quality: null, limit: null)}<figcaption>Quality against the latency of the search (logarithmic).</figcaption></figure></div>")
            .Append("<div class=\"scroll\"><table><caption>Best quality first; the settings advised are marked.</caption><thead><tr>");
        page.Append(HtmlText.Each(SettingsWords.FrontHeads(findings), "<th scope=\"col\">", "</th>"));
        page.Append("</tr></thead><tbody>");
        foreach (var (i, point) in findings.Front.Index())
        {
            WriteRow(page, findings, (i + 1).ToString(CultureInfo.InvariantCulture), point);
        }

        WriteRow(page, findings, "0", findings.Today);
        page.Append("</tbody></table></div></section>");
    }

    private static IEnumerable<TradeOff.Point> Points(SettingsFindings findings, Func<FrontPoint, double> value) =>
    [
        .. findings.Front.Select((point, i) => new TradeOff.Point(i + 1, SettingsWords.NameOf(findings, point.Settings), Math.Max(value(point), 1e-3), point.Quality, "")),
        new TradeOff.Point(0, $"today: {SettingsWords.NameOf(findings, findings.Today.Settings)}", Math.Max(value(findings.Today), 1e-3), findings.Today.Quality, "ceiling"),
    ];

    private static void WriteRow(StringBuilder page, SettingsFindings findings, string number, FrontPoint point)
    {
        page.Append(point.Settings == findings.Advised ? "<tr class=\"chosen\">" : "<tr>");
        foreach (var (column, cell) in SettingsWords.FrontCells(findings, number, point).Index())
        {
            page.Append($"<td class=\"{(column == 1 ? "name" : "keep")}\">{HtmlText.Escaped(cell)}</td>");
        }

        page.Append("</tr>");
    }

    private static void WriteFailures(StringBuilder page, SettingsFindings findings)
    {
        var failures = findings.Failures;
        page.Append("<section><h2 id=\"failures\">Failures</h2>");
        if (failures.Questions.IsEmpty)
        {
            page.Append("<p>None of the questions that were asked once failed.</p></section>");
            return;
        }

        page.Append($"<p>{HtmlText.Escaped(FindingsText.FailureTitle(failures))}.</p>");
        page.Append(HtmlText.List(FindingsText.FailureLines(failures)));
        page.Append("<div class=\"scroll\"><table><caption>Each failed question, with the rank of the first passage that answers</caption><thead><tr><th scope=\"col\">question</th><th scope=\"col\">cause</th><th scope=\"col\" class=\"number\">rank</th></tr></thead><tbody>");
        foreach (var question in failures.Questions)
        {
            page.Append($"<tr><td class=\"name\"><bdi>{HtmlText.Escaped(question.Example)}</bdi></td><td>{HtmlText.Escaped(question.Cause)}</td><td class=\"number\">{(question.Rank is { } rank ? ReportText.Count(rank) : "–")}</td></tr>");
        }

        page.Append("</tbody></table></div></section>");
    }
}
