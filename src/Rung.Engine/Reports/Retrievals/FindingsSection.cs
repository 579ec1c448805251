using System.Text;
using Rung.Core.Ladder.Retrieving;
using Rung.Engine.Reports.Html;

namespace Rung.Engine.Reports.Retrievals;

/// <summary>Retrieval by itself as a section of the page.</summary>
internal static class FindingsSection
{
    public static string Write(RetrievalFindings? findings)
    {
        if (findings is null)
        {
            return "";
        }

        var page = new StringBuilder($"<section><h2 id=\"retrieval\">{FindingsText.Title}</h2><p>{HtmlText.Escaped(FindingsText.Lead(findings))}</p>");
        if (!findings.Retrievers.IsEmpty)
        {
            page.Append("<div class=\"scroll\"><table><caption>Each retriever on train and dev, before any model read a passage.</caption><thead><tr>");
            Append(page, FindingsText.Heads(findings), "<th scope=\"col\">", "</th>");
            page.Append("</tr></thead><tbody>");
            foreach (var retriever in findings.Retrievers)
            {
                page.Append("<tr>");
                Append(page, FindingsText.Cells(retriever), "<td class=\"keep\">", "</td>");
                page.Append("</tr>");
            }

            page.Append("</tbody></table></div>");
        }

        AppendList(page, findings.Reasons);
        if (findings.Failures is { Questions.IsEmpty: false } failures)
        {
            page.Append($"<h3>{HtmlText.Escaped(FindingsText.FailureLead(failures))}</h3>");
            AppendList(page, FindingsText.FailureLines(failures));
        }

        if (!findings.Checks.IsEmpty)
        {
            page.Append($"<h3>{FindingsText.ChecksTitle}</h3>");
            AppendList(page, FindingsText.CheckLines(findings));
        }

        return page.Append("</section>").ToString();
    }

    private static void AppendList(StringBuilder page, IEnumerable<string> items)
    {
        page.Append("<ul>");
        Append(page, items, "<li>", "</li>");
        page.Append("</ul>");
    }

    private static void Append(StringBuilder page, IEnumerable<string> items, string open, string close)
    {
        foreach (var item in items)
        {
            page.Append(open).Append(HtmlText.Escaped(item)).Append(close);
        }
    }
}
