using System.Text;
using Rung.Core.Ladder;
using Rung.Engine.Reports.Gates;
using Rung.Engine.Reports.Outlooks;
using Rung.Engine.Reports.Retrievals;

namespace Rung.Engine.Reports;

/// <summary>The result as plain text of at most 100 columns, for logs and for terminals without colours.</summary>
public static class PlainReport
{
    private static readonly string[] Heads = ["rung", "candidate", "dev", "test [95 %]", "per 1,000", "p50 / p95", ""];

    public static string Write(ClimbResult result)
    {
        ArgumentNullException.ThrowIfNull(result);

        var text = new StringBuilder();
        text.Append(PlainText.Wrapped($"{result.Task}: {result.Metric} on {ReportText.TestText(result)}. Bar: {ReportText.BarText(result.Bar)}.", "")).Append('\n');
        WriteLadder(text, result);
        var verdict = result.Verdict;
        text.Append('\n').Append(ReportText.Headline(verdict).ToUpperInvariant()).Append("\n\n");
        PlainText.AppendList(text, null, verdict.Reasons);
        PlainText.AppendList(text, "Beside the test", [.. result.Candidates
            .Select(candidate => (candidate.Candidate.Name, More: ReportText.BesideTest(candidate) + ReportText.Stages(candidate.Latency)))
            .Where(candidate => candidate.More.Length > 0)
            .Select(candidate => $"{candidate.Name}:{candidate.More}")]);
        text.Append(result.Retrieval is { } retrieval ? FindingsText.Plain(retrieval) : "");
        text.Append(result.Money is { } money ? MoneyPlain.Write(money) + "\n" : "");
        PlainText.AppendList(text, "What would reverse it", verdict.Reversals);
        PlainText.AppendList(text, "Not tried", verdict.NotTried);
        PlainText.AppendList(text, GateText.Title, result.Gates is { } gates ? GateText.Remedies(gates) : []);
        PlainText.AppendList(text, "Next", verdict.NextSteps);
        PlainText.AppendList(text, "Notes", result.Notes);
        text.Append(PlainText.Wrapped(
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
                text.Append('-', Math.Min(PlainText.Width, widths.Sum() + (2 * (widths.Length - 1)))).Append('\n');
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
}
