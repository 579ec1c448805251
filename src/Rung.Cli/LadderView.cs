using System.Globalization;
using Rung.Core.Ladder;
using Rung.Engine.Reports;
using Spectre.Console;

namespace Rung.Cli;

/// <summary>The result of a climb on standard output: in colours on a terminal, plain off it.</summary>
internal static class LadderView
{
    public static void Print(ClimbResult result, bool isPlain)
    {
        if (isPlain)
        {
            Console.Out.Write(PlainReport.Write(result));
            return;
        }

        var console = AnsiConsole.Console;
        console.Write(Ladder(result));
        console.Write(VerdictPanel(result));
        PrintSpent(console, result);
    }

    private static Table Ladder(ClimbResult result)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .Title(new TableTitle(Markup.Escape($"{result.Task}: {result.Metric} on {ReportText.TestText(result)}; bar: {ReportText.BarText(result.Bar)}")))
            .AddColumns("rung", "candidate", "dev", "test [[95 %]]", "cost per 1,000", "p50 / p95", "");
        var rung = (RungKind?)null;
        foreach (var candidate in result.Candidates)
        {
            var name = candidate.Candidate.Rung == rung ? "" : $"{(int)candidate.Candidate.Rung} {ReportText.RungName(candidate.Candidate.Rung)}";
            rung = candidate.Candidate.Rung;
            table.AddRow(
                new Text(name, new Style(Color.Grey)),
                new Text(candidate.Candidate.Name, NameStyle(result, candidate)),
                new Text(candidate.Dev is { } dev ? ReportText.Number(dev.Value) : "–"),
                new Text(candidate.Test is { } test ? ReportText.WithInterval(test) : "–"),
                new Text(ReportText.CostPer1K(candidate.CostPerCall)),
                new Text(ReportText.Latency(candidate.Latency)),
                StateText(candidate));
        }

        return table;
    }

    private static Panel VerdictPanel(ClimbResult result)
    {
        var verdict = result.Verdict;
        var lines = new List<string> { $"[bold {ColourOf(verdict.Kind)}]{Markup.Escape(ReportText.Headline(verdict))}[/]", "" };
        lines.AddRange(verdict.Reasons.Select(reason => $"• {Markup.Escape(reason)}"));
        Add(lines, "What would reverse it", verdict.Reversals);
        Add(lines, "Not tried", verdict.NotTried);
        Add(lines, "Next", verdict.NextSteps);
        Add(lines, "Notes", result.Notes);
        lines.Add("");
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"[grey]Valid until {verdict.Expires:yyyy-MM-dd}.[/]"));
        return new Panel(new Markup(string.Join('\n', lines))).Header("verdict").Border(BoxBorder.Rounded).Expand();
    }

    private static void PrintSpent(IAnsiConsole console, ClimbResult result) => console.MarkupLineInterpolated(
        $"[grey]{ReportText.SpentText(result.Spent)} Dataset {result.Dataset.Id.Short}, seed {result.Seed}.[/]");

    private static void Add(List<string> lines, string title, IReadOnlyCollection<string> items)
    {
        if (items.Count > 0)
        {
            lines.Add("");
            lines.Add($"[bold]{title}[/]");
            lines.AddRange(items.Select(item => $"• {Markup.Escape(item)}"));
        }
    }

    private static string ColourOf(VerdictKind kind) => kind switch
    {
        VerdictKind.NoModel or VerdictKind.Ship => "green",
        VerdictKind.Undecided => "yellow",
        _ => "red",
    };

    private static Style NameStyle(ClimbResult result, MeasuredCandidate candidate) =>
        candidate.Candidate.Name == result.Verdict.Candidate ? new Style(decoration: Decoration.Bold)
        : candidate.State is CandidateState.Finalist ? Style.Plain
        : new Style(Color.Grey);

    private static Text StateText(MeasuredCandidate candidate) => candidate.State switch
    {
        CandidateState.Finalist when !candidate.Candidate.IsDeployable => new Text("ceiling", new Style(Color.Blue)),
        CandidateState.Finalist => new Text(""),
        CandidateState.Failed => new Text("failed", new Style(Color.Red)),
        var state => new Text(state.ToString().ToLowerInvariant(), new Style(Color.Grey)),
    };
}
