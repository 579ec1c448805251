using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Rung.Engine.Retrieving.Benchmarks;

namespace Rung.Engine.Reports.Retrievals;

/// <summary>Measured retrievers as plain text of at most 100 columns.</summary>
public static class RetrievalText
{
    private static readonly string[] Shown = ["ndcg@10", "recall@1", "recall@10", "recall@100"];

    public static string Write(string folder, string split, ImmutableArray<MeasuredRetriever> retrievers)
    {
        var text = new StringBuilder();
        var queries = retrievers.IsEmpty ? 0 : retrievers[0].Metrics[0].Value.Count;
        text.Append(PlainText.Wrapped(string.Create(CultureInfo.InvariantCulture, $"{folder}: {queries:#,0} judged queries of '{split}'; means with 95 % intervals over queries."), "")).Append('\n');
        string[][] rows = [["retriever", .. Shown, "queries/s", "index"], .. retrievers.Select(Row)];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var (i, row) in rows.Index())
        {
            text.Append(string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])))).Append('\n');
            text.Append(i == 0 ? new string('-', Math.Min(PlainText.Width, widths.Sum() + (2 * (widths.Length - 1)))) + "\n" : "");
        }

        text.Append('\n');
        PlainText.AppendList(text, "How each was set", [.. retrievers.Select(retriever => $"{retriever.Name}: {retriever.Setting}.")]);
        PlainText.AppendList(text, $"nDCG@10 against {(retrievers.IsEmpty ? "" : retrievers[0].Name)}, query by query", [.. retrievers.Where(retriever => retriever.AgainstFirst is not null).Select(Against)]);
        return text.ToString();
    }

    private static string[] Row(MeasuredRetriever retriever) =>
    [
        retriever.Name,
        .. Shown.Select(name => ReportText.WithInterval(retriever.Metrics.First(metric => metric.Name == name).Value)),
        retriever.QueriesPerSecond.ToString("#,0", CultureInfo.InvariantCulture),
        retriever.IndexSeconds.ToString("0.00 s", CultureInfo.InvariantCulture),
    ];

    private static string Against(MeasuredRetriever retriever)
    {
        var difference = retriever.AgainstFirst!.Value;
        return $"{retriever.Name}: {ReportText.Signed(difference.Value)} [{ReportText.Signed(difference.Interval.Low)}, {ReportText.Signed(difference.Interval.High)}], p = {ReportText.P(difference.PValue)}.";
    }
}
