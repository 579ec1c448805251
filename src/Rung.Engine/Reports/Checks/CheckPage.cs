using System.Text;
using Rung.Engine.Checking;
using Rung.Engine.Reports.Html;

namespace Rung.Engine.Reports.Checks;

/// <summary>
/// A check as one self-contained page without a script: the answer, each finding with its first examples and what to do,
/// and what the data looks like. Severity is written as well as coloured, so that it reads in black and white.
/// </summary>
public static class CheckPage
{
    public static string Write(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);

        var style = EmbeddedText.Read("report.css");
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {style.Policy}; base-uri 'none'; form-action 'none'\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\">")
            .Append($"<title>{HtmlText.Escaped($"{CheckText.Headline(result)} – {result.Task}")}</title><style>{style.Text}</style></head><body>");
        WriteHeader(page, result);
        page.Append("<main>");
        WriteSummary(page, result);
        foreach (var (i, finding) in result.Findings.Index())
        {
            WriteFinding(page, finding, i);
        }

        WriteCurve(page, result);
        WriteProfile(page, result);
        WriteGates(page, result);
        WriteProvenance(page, result);
        return page.Append("</main></body></html>\n").ToString();
    }

    private static void WriteHeader(StringBuilder page, CheckResult result)
    {
        var className = result.Refusals.Any() ? "stop" : result.CountOf(FindingSeverity.Warning) > 0 ? "undecided" : "ship";
        page.Append($"<header><p class=\"soft\"><bdi>{HtmlText.Escaped(result.Task)}</bdi> · {CheckText.SizesText(result)} · checked {result.FinishedAt:yyyy-MM-dd}</p>")
            .Append($"<div class=\"verdict {className}\"><h1>{HtmlText.Escaped(CheckText.Headline(result))}</h1><p>")
            .Append(result.Refusals.Any() ? "A climb refuses this data until each error is mended, or accepted by name." : "A climb goes on with this data.")
            .Append("</p></div></header>");
    }

    private static void WriteSummary(StringBuilder page, CheckResult result)
    {
        if (result.Findings.IsEmpty)
        {
            page.Append("<section><p>Nothing was found.</p></section>");
            return;
        }

        page.Append("<section><h2 id=\"findings\">Findings</h2><div class=\"scroll\"><table><caption>Gravest first</caption><thead><tr><th scope=\"col\">severity</th><th scope=\"col\">kind</th><th scope=\"col\" class=\"number\">count</th><th scope=\"col\" class=\"number\">share</th><th scope=\"col\">of</th></tr></thead><tbody>");
        foreach (var (i, finding) in result.Findings.Index())
        {
            page.Append($"<tr><td>{Severity(finding)}</td><td class=\"name\"><a href=\"#f{i}\">{FindingNames.Of(finding.Kind)}</a></td><td class=\"number\">{ReportText.Count(finding.Count)}</td><td class=\"number\">{HtmlText.Escaped(CheckText.Percent(finding.Share))}</td><td>{HtmlText.Escaped(finding.Of)}</td></tr>");
        }

        page.Append("</tbody></table></div></section>");
    }

    private static void WriteFinding(StringBuilder page, Finding finding, int number)
    {
        page.Append($"<section><h2 id=\"f{number}\">{FindingNames.Of(finding.Kind)} {Severity(finding)}</h2><p>{HtmlText.Escaped(finding.Title)}</p>");
        if (!finding.Samples.IsEmpty)
        {
            page.Append("<div class=\"scroll\"><table><caption>The first examples</caption><thead><tr><th scope=\"col\">example</th><th scope=\"col\">split</th><th scope=\"col\">input</th><th scope=\"col\">what speaks against it</th></tr></thead><tbody>");
            foreach (var sample in finding.Samples)
            {
                page.Append($"<tr><td><bdi>{HtmlText.Escaped(sample.Id.ToString())}</bdi></td><td>{sample.Split.ToString().ToLowerInvariant()}</td><td class=\"name\"><bdi>{HtmlText.Escaped(sample.Text)}</bdi></td><td class=\"name\"><bdi>{HtmlText.Escaped(sample.Evidence)}</bdi></td></tr>");
            }

            page.Append("</tbody></table></div>");
        }

        page.Append($"<p><strong>What to do.</strong> {HtmlText.Escaped(finding.Fix)}</p>");
        if (finding.Command is { } command)
        {
            page.Append($"<pre>{HtmlText.Escaped(command)}</pre>");
        }

        page.Append("</section>");
    }

    private static void WriteCurve(StringBuilder page, CheckResult result)
    {
        if (result.Curve is not { } curve)
        {
            return;
        }

        page.Append("<section><h2 id=\"curve\">What more data would bring</h2>");
        foreach (var line in CurveText.Of(curve, result.Bar))
        {
            page.Append($"<p>{HtmlText.Escaped(line)}</p>");
        }

        page.Append($"<figure>{CurvePicture.Draw(curve, result.Bar.Quality)}<figcaption>Accuracy by examples learnt from (logarithmic). Points are measured, with two standard errors; the line is the power law fitted to them, the band its {(curve.Confidence * 100).ToString("0", System.Globalization.CultureInfo.InvariantCulture)} % interval, up to four times the largest size.</figcaption></figure></section>");
    }

    private static void WriteProfile(StringBuilder page, CheckResult result)
    {
        if (result.Profile is not { } profile)
        {
            return;
        }

        page.Append("<section><h2 id=\"profile\">What the data is made of</h2><div class=\"scroll\"><table><caption>Medians, with the range that holds nine of ten</caption><tbody>");
        foreach (var (name, value) in ProfileRows.Of(profile))
        {
            page.Append($"<tr><th scope=\"row\">{HtmlText.Escaped(name)}</th><td class=\"name\"><bdi>{HtmlText.Escaped(value)}</bdi></td></tr>");
        }

        page.Append("</tbody></table></div></section>");
    }

    private static void WriteGates(StringBuilder page, CheckResult result)
    {
        page.Append("<section><h2 id=\"gates\">What each approach is said to need</h2><p>These are rules of thumb, each with its source. The learning curve is measured on this data, and says more.</p><div class=\"scroll\"><table><caption>Examples by approach</caption><thead><tr><th scope=\"col\">approach</th><th scope=\"col\">gate</th><th scope=\"col\" class=\"number\">needed</th><th scope=\"col\" class=\"number\">here</th><th scope=\"col\">counted</th><th scope=\"col\">source</th></tr></thead><tbody>");
        foreach (var gate in result.Gates)
        {
            page.Append($"<tr><td>{HtmlText.Escaped(gate.Minimum.Approach)}</td><td>{gate.State}</td><td class=\"number\">{ReportText.Count(gate.Minimum.Examples)}</td><td class=\"number\">{(gate.Have is { } have ? ReportText.Count(have) : "–")}</td><td>{HtmlText.Escaped(gate.Counted)}</td><td class=\"why\">{HtmlText.Escaped(gate.Minimum.Source)}</td></tr>");
        }

        page.Append("</tbody></table></div></section>");
    }

    private static void WriteProvenance(StringBuilder page, CheckResult result)
    {
        page.Append("<section><h2 id=\"computed\">How this was made</h2><ul class=\"provenance\">");
        foreach (var note in result.Notes)
        {
            page.Append($"<li>{HtmlText.Escaped(note)}</li>");
        }

        page.Append($"<li>Dataset {result.Dataset.Id}, seed {result.Seed}, policy {HtmlText.Escaped(result.Policy.Source)}.</li></ul></section>");
    }

    private static string Severity(Finding finding)
    {
        var name = FindingNames.Of(finding.Severity);
        return $"<span class=\"tag {name}\">{name}{(finding.IsAccepted ? ", accepted" : "")}</span>";
    }
}
