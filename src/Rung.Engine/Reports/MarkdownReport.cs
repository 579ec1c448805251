using System.Text;
using Rung.Core.Ladder;
using Rung.Engine.Reports.Gates;
using Rung.Engine.Reports.Outlooks;
using Rung.Engine.Reports.Retrievals;

namespace Rung.Engine.Reports;

/// <summary>The result as Markdown, for a pull request or a wiki. What comes from data or models cannot break out of its place.</summary>
public static class MarkdownReport
{
    public static string Write(ReportSource source)
    {
        ArgumentNullException.ThrowIfNull(source);

        var result = source.Result;
        var text = new StringBuilder();
        text.Append($"# {MarkdownText.Escaped(ReportText.Headline(result.Verdict))}\n\n");
        text.Append($"{MarkdownText.Escaped(result.Task)}: {MarkdownText.Escaped(result.Metric)} on {ReportText.TestText(result)}. Bar: {MarkdownText.Escaped(ReportText.BarText(result.Bar))}. ");
        text.Append($"Valid until {result.Verdict.Expires:yyyy-MM-dd}.\n\n");
        WriteList(text, null, result.Verdict.Reasons);
        WriteLadder(text, result);
        WriteComparisons(text, result);
        text.Append(FindingsMarkdown.Write(result.Retrieval));
        text.Append(result.Money is { } money ? MoneyMarkdown.Write(money) : "");
        text.Append(GateMarkdown.Write(result.Gates));
        WriteList(text, "What would reverse it", result.Verdict.Reversals);
        WriteList(text, "Not tried", result.Verdict.NotTried);
        WriteList(text, "Next", result.Verdict.NextSteps);
        WriteLabels(text, source);
        WriteList(text, "Notes", result.Notes);
        text.Append("## How this was computed\n\n");
        WriteList(text, null, [.. Provenance.Of(result)]);
        return text.ToString().TrimEnd() + "\n";
    }

    private static void WriteLadder(StringBuilder text, ClimbResult result)
    {
        text.Append("## The ladder\n\n| rung | candidate | dev | test [95 %] | n | cost per 1,000 | p50 / p95 | state |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var candidate in result.Candidates)
        {
            var name = candidate.Candidate.Name == result.Verdict.Candidate ? $"**{MarkdownText.Escaped(candidate.Candidate.Name)}**" : MarkdownText.Escaped(candidate.Candidate.Name);
            var dev = candidate.Dev is { } known ? ReportText.Number(known.Value) : "–";
            var test = candidate.Test is { } measured ? MarkdownText.Escaped(ReportText.WithInterval(measured)) : "–";
            var count = (candidate.Test ?? candidate.Dev) is { } any ? ReportText.Count(any.Count) : "–";
            text.Append($"| {ReportText.RungName(candidate.Candidate.Rung)} | {name} | {dev} | {test} | {count} | {MarkdownText.Escaped(ReportText.CostPer1K(candidate.CostPerCall))} | {ReportText.Latency(candidate.Latency)} | {ReportText.StateName(candidate)} |\n");
        }

        text.Append('\n');
    }

    private static void WriteComparisons(StringBuilder text, ClimbResult result)
    {
        if (result.Comparisons.IsEmpty)
        {
            return;
        }

        text.Append("## Comparisons\n\n| better | worse | difference [95 %] | p (Holm) | n | groups | method |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var comparison in result.Comparisons)
        {
            var difference = comparison.Difference;
            text.Append($"| {MarkdownText.Escaped(comparison.Better)} | {MarkdownText.Escaped(comparison.Worse)} | {ReportText.Signed(difference.Value)} \\[{ReportText.Signed(difference.Interval.Low)}, {ReportText.Signed(difference.Interval.High)}\\] | {ReportText.P(comparison.AdjustedPValue)} | {ReportText.Count(difference.Count)} | {ReportText.Count(difference.Groups)} | {MarkdownText.Escaped(difference.Method)} |\n");
        }

        text.Append('\n');
    }

    private static void WriteLabels(StringBuilder text, ReportSource source)
    {
        if (LabelTable.Of(source, source.Result.Verdict.Candidate) is not { Rows.Length: > 0 } table)
        {
            return;
        }

        text.Append($"## Labels of {MarkdownText.Escaped(table.Candidate)}\n\n| label | n | precision | recall | F1 |\n| --- | --- | --- | --- | --- |\n");
        foreach (var row in table.Rows)
        {
            text.Append($"| {MarkdownText.Escaped(row.Label)} | {ReportText.Count(row.Expected)} | {Share(row.Precision)} | {Share(row.Recall)} | {Share(row.F1)} |\n");
        }

        text.Append('\n');
    }

    private static void WriteList(StringBuilder text, string? title, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        if (title is not null)
        {
            text.Append($"## {title}\n\n");
        }

        foreach (var item in items)
        {
            text.Append($"- {MarkdownText.Escaped(item)}\n");
        }

        text.Append('\n');
    }

    private static string Share(double? value) => value is { } share ? ReportText.Number(share) : "–";
}
