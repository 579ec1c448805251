using System.Globalization;
using System.Text;
using Rung.Engine.Checking;

namespace Rung.Engine.Reports.Checks;

/// <summary>A check as plain text: the answer first, then each finding with what to do.</summary>
public static class CheckText
{
    private const int MostSamples = 3;

    public static string Write(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);

        var text = new StringBuilder();
        text.Append(PlainText.Wrapped($"{result.Task}: {SizesText(result)}.", "")).Append('\n');
        text.Append(Headline(result).ToUpperInvariant()).Append("\n\n");
        foreach (var finding in result.Findings)
        {
            WriteFinding(text, finding);
        }

        PlainText.AppendList(text, "What the data is made of", [.. ProfileOf(result).Select(row => $"{row.Name}: {row.Value}")]);
        PlainText.AppendList(text, "What more data would bring", result.Curve is { } curve ? CurveText.Of(curve, result.Bar) : []);
        AppendGates(text, result);
        PlainText.AppendList(text, "Notes", result.Notes);
        text.Append(PlainText.Wrapped($"Dataset {result.Dataset.Id.Short}, seed {result.Seed}, policy {result.Policy.Source}.", ""));
        return text.ToString();
    }

    /// <summary>The answer in one line.</summary>
    public static string Headline(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var refusals = result.Refusals.Count();
        var warnings = result.CountOf(FindingSeverity.Warning);
        return refusals > 0 ? $"Not fit to decide on: {Counted(refusals, "error")}, {Counted(warnings, "warning")}"
            : warnings > 0 ? $"Fit to decide on, with {Counted(warnings, "warning")}"
            : "Fit to decide on";
    }

    /// <summary>The sizes of the splits in one line.</summary>
    public static string SizesText(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var dataset = result.Dataset;
        var edge = dataset.Edge > 0 ? $", {ReportText.Count(dataset.Edge)} edge" : "";
        return $"{ReportText.Count(dataset.Train)} train, {ReportText.Count(dataset.Dev)} dev, {ReportText.Count(dataset.Test)} test{edge} examples";
    }

    /// <summary>A share in per cent, with as many digits as it needs to be told from none.</summary>
    public static string Percent(double share) => share switch
    {
        > 0 and < 0.001 => "<0.1 %",
        _ => (share * 100).ToString(share < 0.1 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %",
    };

    private static void WriteFinding(StringBuilder text, Finding finding)
    {
        var accepted = finding.IsAccepted ? ", accepted" : "";
        text.Append(PlainText.Wrapped(
            $"[{FindingNames.Of(finding.Severity)}{accepted}] {FindingNames.Of(finding.Kind)}: {finding.Title}", ""));
        foreach (var sample in finding.Samples.Take(MostSamples))
        {
            text.Append(PlainText.Wrapped($"{sample.Id} ({sample.Split.ToString().ToLowerInvariant()}): {sample.Text}", "    "));
            text.Append(PlainText.Wrapped(sample.Evidence, "      = "));
        }

        text.Append(PlainText.Wrapped($"{finding.Fix}{(finding.Command is { } command ? $" Run: {command}" : "")}", "  -> ")).Append('\n');
    }

    private static IEnumerable<(string Name, string Value)> ProfileOf(CheckResult result) =>
        result.Profile is { } profile ? ProfileRows.Of(profile) : [];

    private static void AppendGates(StringBuilder text, CheckResult result)
    {
        string[][] rows =
        [
            ["approach", "gate", "said to need", "here", ""],
            .. result.Gates.Select(gate => new[]
            {
                gate.Minimum.Approach, gate.State, ReportText.Count(gate.Minimum.Examples), gate.Have is { } have ? ReportText.Count(have) : "-", gate.Counted,
            }),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => column is 2 or 3 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }

        text.Append(PlainText.Wrapped("Rules of thumb; their sources stand on the page and in the policy file.", "")).Append('\n');
    }

    private static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
