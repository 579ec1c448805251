using System.Text;
using Rung.Core.Ladder.Gates;
using Rung.Engine.Reports.Html;

namespace Rung.Engine.Reports.Gates;

/// <summary>The gates as a section of the page: a sentence for each remedy, and behind it every gate with its evidence.</summary>
internal static class GateSection
{
    public static string Write(GateReport? gates)
    {
        if (gates is null)
        {
            return "";
        }

        var text = new StringBuilder($"<section class=\"gates\"><h2 id=\"gates\">{GateText.Title}</h2><p class=\"soft\">{GateText.Lead}</p>");
        foreach (var (remedy, sentence) in gates.Remedies.Zip(GateText.Remedies(gates)))
        {
            text.Append($"<details><summary>{HtmlText.Escaped(sentence)}</summary>");
            WriteTable(text, remedy);
            text.Append("</details>");
        }

        text.Append($"<h3>{GateText.QuestionsTitle}</h3><ul>")
            .AppendJoin("", GateText.Questions(gates).Select(question => $"<li>{HtmlText.Escaped(question)}</li>"));
        return text.Append("</ul></section>").ToString();
    }

    private static void WriteTable(StringBuilder text, RemedyGates remedy)
    {
        text.Append("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">gate</th><th scope=\"col\">state</th><th scope=\"col\">evidence</th><th scope=\"col\">what would open it</th><th scope=\"col\">rule of thumb</th></tr></thead><tbody>");
        foreach (var gate in remedy.Gates)
        {
            var overruled = GateText.Overruled(gate) is { } words ? $"<div class=\"why\">{HtmlText.Escaped(words)}</div>" : "";
            text.Append($"<tr><td class=\"keep\">{RemedyWords.Of(gate.Kind)}</td><td class=\"keep\"><strong>{GateText.Of(gate.State)}</strong><div class=\"why\">{GateText.Of(gate.Known)}</div></td>")
                .Append($"<td>{HtmlText.Escaped(gate.Evidence)}{overruled}</td><td>{HtmlText.Escaped(gate.Opens ?? "")}</td><td class=\"soft\">{HtmlText.Escaped(gate.Rule)}</td></tr>");
        }

        text.Append("</tbody></table></div>");
    }
}
