using System.Collections.Immutable;
using System.Text;
using Rung.Core.Economics.Outlooks;
using Rung.Engine.Reports.Html;
using Rung.Engine.Reports.Outlooks.Pictures;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>What the candidates cost and earn, as a section of the page: the table, three pictures, and all that they rest on.</summary>
internal static class MoneySection
{
    public static string Write(OwnershipOutlook outlook)
    {
        var text = new StringBuilder($"<section class=\"money\"><h2 id=\"money\">{MoneyWords.Title}</h2>");
        text.Append($"<p><strong>{Said(MoneyWords.Finding(outlook))}</strong></p><p class=\"soft\">{HtmlText.Escaped(MoneyWords.Lead(outlook))}</p>");
        var table = MoneyTable.Of(outlook);
        WriteTable(text, table, 0..MoneyTable.CostCount);
        if (table.Heads.Length > MoneyTable.CostCount)
        {
            // Of its own: side by side both are wider than a sheet of paper.
            WriteTable(text, table, MoneyTable.CostCount..table.Heads.Length);
        }

        WriteFigure(text, VolumePicture.Draw(outlook), MoneyWords.ByVolume(outlook));
        WriteList(text, MoneyWords.PairsTitle, MoneyWords.Pairs(outlook));
        WriteList(text, MoneyWords.ChancesTitle, MoneyWords.Chances(outlook));
        WriteFigure(text, CashPicture.Draw(outlook), MoneyWords.Paid);
        WriteTornado(text, outlook);
        WriteList(text, MoneyWords.FlipsTitle(outlook), MoneyWords.Flips(outlook));
        if (outlook.Distillation is { } distillation)
        {
            WriteList(text, MoneyWords.StudentTitle, StudentWords.Of(distillation, outlook.Months));
        }

        WriteList(text, MoneyWords.UnknownTitle, MoneyWords.Unknown(outlook));
        WriteDetails(text, MoneyWords.ItemsTitle, InputTable.Items(outlook));
        WriteDetails(text, MoneyWords.InputsTitle, InputTable.Inputs(outlook));
        return text.Append($"<p class=\"soft\">{MoneyWords.Draws(outlook)}.</p></section>").ToString();
    }

    private static void WriteTable(StringBuilder text, MoneyTable table, Range columns)
    {
        text.Append($"<div class=\"scroll\"><table><thead><tr><th scope=\"col\">candidate</th>{string.Concat(table.Heads[columns].Select(NumberHead))}</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            text.Append($"<tr class=\"{(row.IsReference ? "chosen" : "")}\"><td class=\"name\"><bdi>{HtmlText.Escaped(row.Name)}</bdi></td>")
                .AppendJoin("", row.Cells[columns].Select(Cell))
                .Append("</tr>");
        }

        text.Append("</tbody></table></div>");
    }

    private static void WriteTornado(StringBuilder text, OwnershipOutlook outlook)
    {
        var finding = MoneyWords.MostImportant(outlook.Tornado, outlook.Months);
        if (outlook.Tornado.Lines.IsEmpty)
        {
            text.Append($"<p>{Said(finding)}</p>");
            return;
        }

        WriteFigure(text, TornadoPicture.Draw(outlook), finding);
    }

    private static void WriteFigure(StringBuilder text, string picture, string caption) =>
        text.Append($"<figure><div class=\"scroll\">{picture}</div><figcaption>{Said(caption)}</figcaption></figure>");

    private static void WriteList(StringBuilder text, string title, ImmutableArray<string> items)
    {
        if (items.IsEmpty)
        {
            return;
        }

        text.Append($"<h3>{title}</h3><ul>")
            .AppendJoin("", items.Select(item => $"<li>{Said(item)}</li>"))
            .Append("</ul>");
    }

    private static void WriteDetails(StringBuilder text, string title, InputTable table)
    {
        if (table.Rows.IsEmpty)
        {
            return;
        }

        text.Append($"<details><summary>{title}</summary><div class=\"scroll\"><table><thead><tr>")
            .AppendJoin("", table.Heads.Select((head, i) => table.IsNumber(i) ? NumberHead(head) : $"<th scope=\"col\">{head}</th>"))
            .Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            text.Append("<tr>")
                .AppendJoin("", row.Select((cell, i) => $"<td{(table.IsNumber(i) ? " class=\"number\"" : "")}>{HtmlText.Escaped(cell)}</td>"))
                .Append("</tr>");
        }

        text.Append("</tbody></table></div></details>");
    }

    private static string Cell(MoneyCell cell)
    {
        var interval = cell.Interval.Length == 0 ? "" : $"<div class=\"why\">{Said(cell.Interval)}</div>";
        return $"<td class=\"number\">{Said(cell.Text)}{interval}</td>";
    }

    /// <summary>No line ends between a minus or a percent sign and its amount.</summary>
    private static string Said(string text) => HtmlText.Escaped(text)
        .Replace("−$", "−\u2060$", StringComparison.Ordinal)
        .Replace(" %", "\u00a0%", StringComparison.Ordinal);

    private static string NumberHead(string head) => $"<th scope=\"col\" class=\"number\">{Said(head)}</th>";
}
