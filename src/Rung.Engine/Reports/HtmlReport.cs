using System.Text;
using Rung.Core.Ladder;
using Rung.Engine.Reports.Gates;
using Rung.Engine.Reports.Html;
using Rung.Engine.Reports.Outlooks;
using Rung.Engine.Reports.Retrievals;
using Rung.Engine.Reports.Trainings;

namespace Rung.Engine.Reports;

/// <summary>
/// The result as one self-contained page: no request leaves it, its policy allows only its own style and script, and what
/// comes from data or models is text and nothing else.
/// </summary>
public static class HtmlReport
{
    public static string Write(ReportSource source)
    {
        ArgumentNullException.ThrowIfNull(source);

        var result = source.Result;
        var style = EmbeddedText.Read("report.css");
        var script = EmbeddedText.Read("report.js");
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {style.Policy}; script-src {script.Policy}; base-uri 'none'; form-action 'none'\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\">")
            .Append($"<title>{HtmlText.Escaped($"{ReportText.Headline(result.Verdict)} – {result.Task}")}</title><style>{style.Text}</style></head><body>");
        WriteHeader(page, result);
        page.Append("<main>")
            .Append(LadderSection.Write(result))
            .Append(ComparisonSection.Write(result))
            .Append(FindingsSection.Write(result.Retrieval))
            .Append(TrainingSection.Write(source.Trainings))
            .Append(result.Money is { } money ? MoneySection.Write(money) : "")
            .Append(GateSection.Write(result.Gates))
            .Append(LabelSection.Write(source))
            .Append(GroupSection.Write(source));
        WriteBrowser(page);
        WriteProvenance(page, result);
        page.Append($"</main><script type=\"application/json\" id=\"failure-data\">{FailureData.Write(source)}</script><script>{script.Text}</script></body></html>\n");
        return page.ToString();
    }

    private static void WriteHeader(StringBuilder page, ClimbResult result)
    {
        var verdict = result.Verdict;
        page.Append($"<header><p class=\"soft\"><bdi>{HtmlText.Escaped(result.Task)}</bdi> · {HtmlText.Escaped(result.Metric)} on {ReportText.TestText(result)} · bar: {HtmlText.Escaped(ReportText.BarText(result.Bar))} · measured {result.FinishedAt:yyyy-MM-dd} · valid until {verdict.Expires:yyyy-MM-dd}</p>")
            .Append($"<div class=\"verdict {verdict.Kind.ToString().ToLowerInvariant()}\"><h1>{HtmlText.Escaped(ReportText.Headline(verdict))}</h1>");
        WriteList(page, null, verdict.Reasons);
        page.Append("</div><div class=\"columns\">");
        WriteList(page, "What would reverse it", verdict.Reversals);
        WriteList(page, "Next", verdict.NextSteps);
        WriteList(page, "Not tried", verdict.NotTried);
        WriteList(page, "Notes", result.Notes);
        page.Append($"</div><p class=\"soft\">{HtmlText.Escaped(ReportText.SpentText(result.Spent))}</p></header>");
    }

    private static void WriteBrowser(StringBuilder page) => page.Append(
        """
        <section><h2 id="browse">Failed examples</h2><noscript><p>This list needs JavaScript; everything above does not.</p></noscript>
        <div class="filters"><label>candidate<select id="filter-candidate"><option value="">all</option></select></label>
        <label>expected label<select id="filter-label"><option value="">all</option></select></label>
        <label>group<select id="filter-group"><option value="">all</option></select></label>
        <label>cause of failure<select id="filter-cause"><option value="">any</option></select></label>
        <label>text<input id="filter-text" type="search" placeholder="in id, input, expected, answer"></label></div>
        <p id="failure-count" class="soft" role="status"></p><div id="failures"></div>
        <div class="pager"><button id="page-previous" type="button">previous</button><button id="page-next" type="button">next</button></div></section>
        """);

    private static void WriteProvenance(StringBuilder page, ClimbResult result)
    {
        page.Append("<section><h2 id=\"computed\">How each number was computed</h2><ul class=\"provenance\">");
        foreach (var line in Provenance.Of(result))
        {
            page.Append($"<li>{HtmlText.Escaped(line)}</li>");
        }

        page.Append("</ul></section>");
    }

    private static void WriteList(StringBuilder page, string? title, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        page.Append("<div>").Append(title is null ? "" : $"<h3>{title}</h3>").Append(HtmlText.List(items)).Append("</div>");
    }
}
