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
            page.Append(HtmlText.Each(FindingsText.Heads(findings), "<th scope=\"col\">", "</th>"));
            page.Append("</tr></thead><tbody>");
            foreach (var retriever in findings.Retrievers)
            {
                page.Append("<tr>");
                page.Append(HtmlText.Each(FindingsText.Cells(retriever), "<td class=\"keep\">", "</td>"));
                page.Append("</tr>");
            }

            page.Append("</tbody></table></div>");
        }

        page.Append(HtmlText.List(findings.Reasons));
        if (findings.Failures is { Questions.IsEmpty: false } failures)
        {
            page.Append($"<h3>{HtmlText.Escaped(FindingsText.FailureLead(failures))}</h3>");
            page.Append(HtmlText.List(FindingsText.FailureLines(failures)));
        }

        if (!findings.Checks.IsEmpty)
        {
            page.Append($"<h3>{FindingsText.ChecksTitle}</h3>");
            page.Append(HtmlText.List(FindingsText.CheckLines(findings)));
        }

        return page.Append("</section>").ToString();
    }
}
