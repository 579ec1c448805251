using System.Text;
using Rung.Core.Ladder.Gates;

namespace Rung.Engine.Reports.Gates;

/// <summary>The gates as a section of the Markdown report.</summary>
internal static class GateMarkdown
{
    public static string Write(GateReport? gates)
    {
        if (gates is null)
        {
            return "";
        }

        var text = new StringBuilder($"## {GateText.Title}\n\n{GateText.Lead}\n\n");
        foreach (var line in GateText.Remedies(gates).Concat(GateText.Questions(gates)))
        {
            text.Append($"- {MarkdownText.Escaped(line)}\n");
        }

        text.Append("\n| remedy | gate | state | known | evidence | what would open it |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var gate in gates.Remedies.SelectMany(remedy => remedy.Gates))
        {
            var evidence = GateText.Overruled(gate) is { } overruled ? $"{gate.Evidence} {overruled}" : gate.Evidence;
            text.Append($"| {RemedyWords.Of(gate.Remedy)} | {RemedyWords.Of(gate.Kind)} | {GateText.Of(gate.State)} | {GateText.Of(gate.Known)} | {MarkdownText.Escaped(evidence)} | {MarkdownText.Escaped(gate.Opens ?? "")} |\n");
        }

        return text.Append('\n').ToString();
    }
}
