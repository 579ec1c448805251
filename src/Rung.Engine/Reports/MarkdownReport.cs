using System.Text;
using Rung.Core.Ladder;

namespace Rung.Engine.Reports;

/// <summary>The result as Markdown, for a pull request or a wiki. What comes from data or models cannot break out of its place.</summary>
public static class MarkdownReport
{
    public static string Write(ReportSource source)
    {
        ArgumentNullException.ThrowIfNull(source);

        var result = source.Result;
        var text = new StringBuilder();
        text.Append($"# {Escaped(ReportText.Headline(result.Verdict))}\n\n");
        text.Append($"{Escaped(result.Task)}: {Escaped(result.Metric)} on {ReportText.TestText(result)}. Bar: {Escaped(ReportText.BarText(result.Bar))}. ");
        text.Append($"Valid until {result.Verdict.Expires:yyyy-MM-dd}.\n\n");
        WriteList(text, null, result.Verdict.Reasons);
        WriteLadder(text, result);
        WriteComparisons(text, result);
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
            var name = candidate.Candidate.Name == result.Verdict.Candidate ? $"**{Escaped(candidate.Candidate.Name)}**" : Escaped(candidate.Candidate.Name);
            var dev = candidate.Dev is { } known ? ReportText.Number(known.Value) : "–";
            var test = candidate.Test is { } measured ? Escaped(ReportText.WithInterval(measured)) : "–";
            var count = (candidate.Test ?? candidate.Dev) is { } any ? ReportText.Count(any.Count) : "–";
            text.Append($"| {ReportText.RungName(candidate.Candidate.Rung)} | {name} | {dev} | {test} | {count} | {Escaped(ReportText.CostPer1K(candidate.CostPerCall))} | {ReportText.Latency(candidate.Latency)} | {ReportText.StateName(candidate)} |\n");
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
            text.Append($"| {Escaped(comparison.Better)} | {Escaped(comparison.Worse)} | {ReportText.Signed(difference.Value)} \\[{ReportText.Signed(difference.Interval.Low)}, {ReportText.Signed(difference.Interval.High)}\\] | {ReportText.P(comparison.AdjustedPValue)} | {ReportText.Count(difference.Count)} | {ReportText.Count(difference.Groups)} | {Escaped(difference.Method)} |\n");
        }

        text.Append('\n');
    }

    private static void WriteLabels(StringBuilder text, ReportSource source)
    {
        if (LabelTable.Of(source, source.Result.Verdict.Candidate) is not { Rows.Length: > 0 } table)
        {
            return;
        }

        text.Append($"## Labels of {Escaped(table.Candidate)}\n\n| label | n | precision | recall | F1 |\n| --- | --- | --- | --- | --- |\n");
        foreach (var row in table.Rows)
        {
            text.Append($"| {Escaped(row.Label)} | {ReportText.Count(row.Expected)} | {Share(row.Precision)} | {Share(row.Recall)} | {Share(row.F1)} |\n");
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
            text.Append($"- {Escaped(item)}\n");
        }

        text.Append('\n');
    }

    private static string Share(double? value) => value is { } share ? ReportText.Number(share) : "–";

    /// <summary>Backslashes before all that Markdown or HTML could read as more than text; one line.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsControl(character))
            {
                escaped.Append(' ');
                continue;
            }

            escaped.Append(character switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' or '$' or '!' or '@' => $"\\{character}",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }
}
