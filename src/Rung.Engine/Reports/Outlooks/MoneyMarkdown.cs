using System.Collections.Immutable;
using System.Text;
using Rung.Core.Economics.Outlooks;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>What the candidates cost and earn, as a section of the Markdown report: tables and sentences.</summary>
internal static class MoneyMarkdown
{
    public static string Write(OwnershipOutlook outlook)
    {
        var text = new StringBuilder();
        text.Append($"## {MoneyWords.Title}\n\n**{MarkdownText.Escaped(MoneyWords.Finding(outlook))}** {MarkdownText.Escaped(MoneyWords.Lead(outlook))}\n\n");
        var table = MoneyTable.Of(outlook);
        WriteTable(text, ["candidate", .. table.Heads], table.Rows.Select(row => (ImmutableArray<string>)[row.Name, .. row.Cells.Select(cell => cell.ToString())]));
        text.Append(MarkdownText.Escaped(MoneyWords.ByVolume(outlook))).Append("\n\n");
        WriteList(text, MoneyWords.PairsTitle, MoneyWords.Pairs(outlook));
        WriteList(text, MoneyWords.ChancesTitle, MoneyWords.Chances(outlook));
        text.Append(MarkdownText.Escaped(MoneyWords.MostImportant(outlook.Tornado, outlook.Months))).Append("\n\n");
        WriteList(text, MoneyWords.FlipsTitle(outlook), MoneyWords.Flips(outlook));
        if (outlook.Distillation is { } distillation)
        {
            WriteList(text, MoneyWords.StudentTitle, StudentWords.Of(distillation, outlook.Months));
        }

        WriteList(text, MoneyWords.UnknownTitle, MoneyWords.Unknown(outlook));
        WriteInputs(text, MoneyWords.ItemsTitle, InputTable.Items(outlook));
        WriteInputs(text, MoneyWords.InputsTitle, InputTable.Inputs(outlook));
        return text.Append($"{MoneyWords.Draws(outlook)}.\n\n").ToString();
    }

    private static void WriteInputs(StringBuilder text, string title, InputTable table)
    {
        if (table.Rows.IsEmpty)
        {
            return;
        }

        text.Append($"### {title}\n\n");
        WriteTable(text, table.Heads, table.Rows);
    }

    private static void WriteTable(StringBuilder text, ImmutableArray<string> heads, IEnumerable<ImmutableArray<string>> rows)
    {
        text.Append($"| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => " --- |"))}\n");
        foreach (var row in rows)
        {
            text.Append($"| {string.Join(" | ", row.Select(MarkdownText.Escaped))} |\n");
        }

        text.Append('\n');
    }

    private static void WriteList(StringBuilder text, string title, ImmutableArray<string> items)
    {
        if (items.IsEmpty)
        {
            return;
        }

        text.Append($"### {title}\n\n");
        foreach (var item in items)
        {
            text.Append($"- {MarkdownText.Escaped(item)}\n");
        }

        text.Append('\n');
    }
}
