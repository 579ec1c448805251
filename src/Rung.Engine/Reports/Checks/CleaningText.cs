using System.Collections.Immutable;
using System.Text;
using Rung.Engine.Checking.Cleaning;

namespace Rung.Engine.Reports.Checks;

/// <summary>What cleaning did, as plain text: every change, and the way back.</summary>
public static class CleaningText
{
    private const int Longest = 120;

    /// <param name="lineages">One for each file that was cleaned.</param>
    /// <param name="folder">The folder of the task, for the command that goes back.</param>
    public static string Write(ImmutableArray<Lineage> lineages, string folder)
    {
        if (lineages.IsEmpty)
        {
            return "Nothing can be mended without a person; nothing was written.\n";
        }

        var text = new StringBuilder();
        foreach (var lineage in lineages)
        {
            foreach (var step in lineage.Steps)
            {
                text.Append(PlainText.Wrapped($"{step.Change} {step.Id} ({step.Why}): {Cut(step.Before)}", "- "));
                text.Append(PlainText.Wrapped(step.Rewritten.IsEmpty ? step.Evidence : Cut(string.Join("; ", step.Rewritten.Values)), "    = "));
            }

            var removed = lineage.Steps.Count(step => step.Rewritten.IsEmpty);
            text.Append('\n').Append(PlainText.Wrapped(
                $"{lineage.To}: {ReportText.Count(removed)} examples of {lineage.From} removed, {ReportText.Count(lineage.Steps.Length - removed)} rewritten. "
                + $"rung.yaml names it as data.{lineage.Key} now; {lineage.From} is as it was. The changes: {Lineage.PathOf(lineage.To)}.", ""));
        }

        return text.Append($"To go back: rung check {folder} --undo\n").ToString();
    }

    /// <summary>That the earlier files are named again.</summary>
    public static string WriteUndone(ImmutableArray<Lineage> lineages) => string.Concat(lineages.Select(lineage =>
        PlainText.Wrapped($"rung.yaml names {lineage.From} again as data.{lineage.Key}; {lineage.To} is left where it is.", "")));

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, Longest), "…");
    }
}
