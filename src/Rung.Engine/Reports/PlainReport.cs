using System.Text;
using Rung.Core.Ladder;

namespace Rung.Engine.Reports;

/// <summary>The result as plain text of at most 100 columns, for logs and for terminals without colours.</summary>
public static class PlainReport
{
    private const int Width = 100;

    private static readonly string[] Heads = ["rung", "candidate", "dev", "test [95 %]", "per 1,000", "p50 / p95", ""];

    public static string Write(ClimbResult result)
    {
        ArgumentNullException.ThrowIfNull(result);

        var text = new StringBuilder();
        text.Append(Wrapped($"{result.Task}: {result.Metric} on {ReportText.TestText(result)}. Bar: {ReportText.BarText(result.Bar)}.", "")).Append('\n');
        WriteLadder(text, result);
        var verdict = result.Verdict;
        text.Append('\n').Append(ReportText.Headline(verdict).ToUpperInvariant()).Append("\n\n");
        WriteList(text, null, verdict.Reasons);
        WriteList(text, "Beside the test", [.. result.Candidates
            .Select(candidate => (candidate.Candidate.Name, More: ReportText.Edge(candidate) + ReportText.Stages(candidate.Latency)))
            .Where(candidate => candidate.More.Length > 0)
            .Select(candidate => $"{candidate.Name}:{candidate.More}")]);
        WriteList(text, "What would reverse it", verdict.Reversals);
        WriteList(text, "Not tried", verdict.NotTried);
        WriteList(text, "Next", verdict.NextSteps);
        WriteList(text, "Notes", result.Notes);
        text.Append(Wrapped(
            $"Valid until {verdict.Expires:yyyy-MM-dd}. {ReportText.SpentText(result.Spent)} Dataset {result.Dataset.Id.Short}, seed {result.Seed}.", ""));
        return text.ToString();
    }

    private static void WriteLadder(StringBuilder text, ClimbResult result)
    {
        string[][] rows = [Heads, .. result.Candidates.Select(candidate => Cells(result, candidate))];
        var widths = Enumerable.Range(0, Heads.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var rung = "";
        foreach (var (i, row) in rows.Index())
        {
            var first = row[0] == rung ? "" : row[0];
            rung = row[0];
            var line = string.Join("  ", row.Select((cell, column) => (column == 0 ? first : cell).PadRight(widths[column])));
            text.Append(line.TrimEnd()).Append('\n');
            if (i == 0)
            {
                text.Append('-', Math.Min(Width, widths.Sum() + (2 * (widths.Length - 1)))).Append('\n');
            }
        }
    }

    private static string[] Cells(ClimbResult result, MeasuredCandidate candidate) =>
    [
        $"{(int)candidate.Candidate.Rung} {ReportText.RungName(candidate.Candidate.Rung)}",
        candidate.Candidate.Name,
        candidate.Dev is { } dev ? ReportText.Number(dev.Value) : "-",
        candidate.Test is { } test ? ReportText.WithInterval(test) : "-",
        ReportText.CostPer1K(candidate.CostPerCall),
        ReportText.Latency(candidate.Latency),
        candidate.Candidate.Name == result.Verdict.Candidate ? "<=" : candidate.State is CandidateState.Finalist && candidate.Candidate.IsDeployable ? "" : ReportText.StateName(candidate),
    ];

    private static void WriteList(StringBuilder text, string? title, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        if (title is not null)
        {
            text.Append(title).Append('\n');
        }

        foreach (var item in items)
        {
            text.Append(Wrapped(item, "- "));
        }

        text.Append('\n');
    }

    /// <summary>Breaks between words; later lines are indented as far as the first one's mark.</summary>
    private static string Wrapped(string item, string mark)
    {
        var text = new StringBuilder(mark);
        var column = mark.Length;
        foreach (var word in item.Split(' ', '\n'))
        {
            if (column > mark.Length && column + 1 + word.Length > Width)
            {
                text.Append('\n').Append(' ', mark.Length);
                column = mark.Length;
            }
            else if (column > mark.Length)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
        }

        return text.Append('\n').ToString();
    }
}
