using System.Collections.Immutable;
using System.Text;
using Rung.Core.Economics.Outlooks;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>What the candidates cost and earn, as plain text of at most 100 columns.</summary>
internal static class MoneyPlain
{
    private const int NameLength = 24;
    private const string CandidateHead = "candidate";

    public static string Write(OwnershipOutlook outlook)
    {
        var text = new StringBuilder(MoneyWords.Title).Append("\n\n");
        text.Append(PlainText.Wrapped(MoneyWords.Finding(outlook), ""));
        text.Append(PlainText.Wrapped(MoneyWords.Lead(outlook), "")).Append('\n');
        WriteTable(text, outlook);
        text.Append(PlainText.Wrapped(MoneyWords.ByVolume(outlook), "")).Append('\n');
        PlainText.AppendList(text, MoneyWords.PairsTitle, MoneyWords.Pairs(outlook));
        text.Append(PlainText.Wrapped(MoneyWords.MostImportant(outlook.Tornado, outlook.Months), "")).Append('\n');
        PlainText.AppendList(text, MoneyWords.FlipsTitle, MoneyWords.Flips(outlook));
        if (outlook.Distillation is { } distillation)
        {
            PlainText.AppendList(text, MoneyWords.StudentTitle, StudentWords.Of(distillation, outlook.Months));
        }

        PlainText.AppendList(text, MoneyWords.UnknownTitle, [.. MoneyWords.Unknown(outlook).Select(MoneyName.OnOneLine)]);
        return text.Append(MoneyWords.Draws(outlook)).Append(".\n").ToString();
    }

    /// <summary>A table where it fits; else a paragraph for each candidate.</summary>
    private static void WriteTable(StringBuilder text, OwnershipOutlook outlook)
    {
        var table = MoneyTable.Of(outlook);
        string[][] rows =
        [
            [CandidateHead, .. table.Heads],
            .. table.Rows.Select(row => (string[])[MoneyName.Cut(row.Name, NameLength), .. row.Cells]),
        ];
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        if (widths.Sum() + (2 * (widths.Length - 1)) > PlainText.Width)
        {
            WriteParagraphs(text, table);
            return;
        }

        foreach (var (i, row) in rows.Index())
        {
            text.AppendJoin("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).Append('\n');
            if (i == 0)
            {
                text.Append('-', widths.Sum() + (2 * (widths.Length - 1))).Append('\n');
            }
        }

        text.Append('\n');
    }

    private static void WriteParagraphs(StringBuilder text, MoneyTable table) =>
        PlainText.AppendList(text, title: null, [.. table.Rows.Select(row => SentenceOf(table.Heads, row))]);

    private static string SentenceOf(ImmutableArray<string> heads, MoneyRow row) =>
        $"{MoneyName.Shown(row.Name)}: {string.Join("; ", heads.Zip(row.Cells, (head, cell) => $"{head} {cell}"))}";
}
