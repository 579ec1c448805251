using System.Text;
using Rung.Core.Ladder.Retrieving;

namespace Rung.Engine.Reports.Retrievals;

/// <summary>Retrieval by itself as a section of the Markdown report.</summary>
internal static class FindingsMarkdown
{
    public static string Write(RetrievalFindings? findings)
    {
        if (findings is null)
        {
            return "";
        }

        var text = new StringBuilder($"## {FindingsText.Title}\n\n{MarkdownText.Escaped(FindingsText.Lead(findings))}\n\n");
        var heads = FindingsText.Heads(findings);
        if (!heads.IsEmpty)
        {
            text.Append($"| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => " --- |"))}\n");
            foreach (var retriever in findings.Retrievers)
            {
                text.Append($"| {string.Join(" | ", FindingsText.Cells(retriever).Select(MarkdownText.Escaped))} |\n");
            }

            text.Append('\n');
        }

        Append(text, findings.Reasons);
        if (findings.Failures is { Questions.IsEmpty: false } failures)
        {
            text.Append($"### {MarkdownText.Escaped(FindingsText.FailureLead(failures))}\n\n");
            Append(text, FindingsText.FailureLines(failures));
        }

        if (!findings.Checks.IsEmpty)
        {
            text.Append($"### {FindingsText.ChecksTitle}\n\n");
            Append(text, FindingsText.CheckLines(findings));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            text.Append($"- {MarkdownText.Escaped(item)}\n");
        }

        text.Append('\n');
    }
}
