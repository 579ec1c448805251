using System.Text;
using Rung.Core.Economics.Outlooks;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>What the candidates cost and earn, as plain text of at most 100 columns.</summary>
internal static class MoneyPlain
{
    private const string CandidateHead = "candidate";
    private const int LeastName = 14;
    private const int Gap = 2;

    private static readonly int[] PaidColumns = [0, 1, 2, 3, 4, 6];

    public static string Write(OwnershipOutlook outlook)
    {
        var text = new StringBuilder(MoneyWords.Title).Append("\n\n");
        text.Append(PlainText.Wrapped(MoneyWords.Finding(outlook), ""));
        text.Append(PlainText.Wrapped(MoneyWords.Lead(outlook), "")).Append('\n');
        WriteTables(text, outlook);
        text.Append(PlainText.Wrapped(MoneyWords.ByVolume(outlook), "")).Append('\n');
        PlainText.AppendList(text, MoneyWords.PairsTitle, MoneyWords.Pairs(outlook));
        PlainText.AppendList(text, MoneyWords.ChancesTitle, MoneyWords.Chances(outlook));
        text.Append(PlainText.Wrapped(MoneyWords.MostImportant(outlook.Tornado, outlook.Months), "")).Append('\n');
        PlainText.AppendList(text, MoneyWords.FlipsTitle(outlook), MoneyWords.Flips(outlook));
        if (outlook.Distillation is { } distillation)
        {
            PlainText.AppendList(text, MoneyWords.StudentTitle, StudentWords.Of(distillation, outlook.Months));
        }

        PlainText.AppendList(text, MoneyWords.UnknownTitle, [.. MoneyWords.Unknown(outlook).Select(MoneyName.OnOneLine)]);
        return text.Append(MoneyWords.Draws(outlook)).Append(".\n").ToString();
    }

    /// <summary>What is paid; beneath, what it is uncertain by and earns. A table where it fits, else a paragraph for each candidate.</summary>
    private static void WriteTables(StringBuilder text, OwnershipOutlook outlook)
    {
        var table = MoneyTable.Of(outlook);
        string[][] all =
        [
            [CandidateHead, .. table.Heads],
            .. table.Rows.Select(row => (string[])[MoneyName.OnOneLine(row.Name), .. row.Cells.Select(cell => cell.ToString())]),
        ];
        string[][][] parts = [Columns(all, PaidColumns), Columns(all, [.. Enumerable.Range(0, all[0].Length).Except(PaidColumns).Prepend(0)])];
        if (parts.All(rows => NameRoom(rows) >= LeastName))
        {
            Array.ForEach(parts, rows => WriteTable(text, rows));
            return;
        }

        PlainText.AppendList(text, title: null, [.. all.Skip(1).Select(row => SentenceOf(all[0], row))]);
    }

    private static string[][] Columns(string[][] rows, int[] columns) =>
        [.. rows.Select(row => (string[])[.. columns.Select(column => row[column])])];

    /// <summary>What the other columns leave of a line.</summary>
    private static int NameRoom(string[][] rows) =>
        PlainText.Width - Enumerable.Range(1, rows[0].Length - 1).Sum(column => Gap + rows.Max(row => row[column].Length));

    private static void WriteTable(StringBuilder text, string[][] rows)
    {
        var room = NameRoom(rows);
        string[][] cut = [.. rows.Select(row => (string[])[MoneyName.Cut(row[0], room), .. row[1..]])];
        var widths = cut[0].Select((_, column) => cut.Max(row => row[column].Length)).ToArray();
        foreach (var (i, row) in cut.Index())
        {
            text.AppendJoin("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).Append('\n');
            if (i == 0)
            {
                text.Append('-', widths.Sum() + (Gap * (widths.Length - 1))).Append('\n');
            }
        }

        text.Append('\n');
    }

    private static string SentenceOf(string[] heads, string[] row) =>
        $"{MoneyName.Shown(row[0])}: {string.Join("; ", heads.Zip(row).Skip(1).Select(cell => $"{cell.First} {cell.Second}"))}";
}
