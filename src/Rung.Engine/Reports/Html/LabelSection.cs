using System.Globalization;
using System.Text;

namespace Rung.Engine.Reports.Html;

/// <summary>Labels one by one, and which were taken for which.</summary>
internal static class LabelSection
{
    private const int MostInMatrix = 40;
    private const int MostConfusions = 20;

    private static readonly double[] Heat = [0, 0.05, 0.2, 0.5];

    public static string Write(ReportSource source)
    {
        if (LabelTable.Of(source, source.Result.Verdict.Candidate) is not { Rows.Length: > 0 } table)
        {
            return "";
        }

        var text = new StringBuilder("<section><h2 id=\"labels\">Labels</h2>");
        text.Append($"<p>Answers of <bdi>{HtmlText.Escaped(table.Candidate)}</bdi>, worst label first.</p><div class=\"scroll\"><table><caption>Precision, recall and F1 by label</caption><thead><tr><th scope=\"col\">label</th><th scope=\"col\" class=\"number\">n</th><th scope=\"col\" class=\"number\">precision</th><th scope=\"col\" class=\"number\">recall</th><th scope=\"col\" class=\"number\">F1</th></tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            text.Append($"<tr><td class=\"name\"><bdi>{HtmlText.Escaped(row.Label)}</bdi></td><td class=\"number\">{ReportText.Count(row.Expected)}</td><td class=\"number\">{Share(row.Precision)}</td><td class=\"number\">{Share(row.Recall)}</td><td class=\"number\">{Share(row.F1)}</td></tr>");
        }

        text.Append("</tbody></table></div>");
        WriteConfusions(text, table);
        return text.Append("</section>").ToString();
    }

    private static void WriteConfusions(StringBuilder text, LabelTable table)
    {
        if (table.Confusions.IsEmpty)
        {
            return;
        }

        text.Append("<h3>Taken for one another</h3><div class=\"scroll\"><table><caption>Most frequent confusions</caption><thead><tr><th scope=\"col\">expected</th><th scope=\"col\">answered</th><th scope=\"col\" class=\"number\">times</th></tr></thead><tbody>");
        foreach (var (expected, answered, count) in table.Confusions.Take(MostConfusions))
        {
            text.Append($"<tr><td><bdi>{HtmlText.Escaped(expected)}</bdi></td><td><bdi>{HtmlText.Escaped(answered)}</bdi></td><td class=\"number\">{ReportText.Count(count)}</td></tr>");
        }

        text.Append("</tbody></table></div>");
        WriteMatrix(text, table);
    }

    private static void WriteMatrix(StringBuilder text, LabelTable table)
    {
        // With many labels only those that are confused most often: a picture of a thousand zeros shows nothing.
        var labels = table.Rows.Length <= MostInMatrix
            ? table.Rows.Select(row => row.Label).Order(StringComparer.Ordinal).ToArray()
            : [.. table.Confusions.SelectMany(pair => new[] { pair.Expected, pair.Answered }).Where(label => label != LabelTable.Elsewhere).Distinct(StringComparer.Ordinal).Take(MostConfusions).Order(StringComparer.Ordinal)];
        var wrong = table.Confusions.ToDictionary(pair => (pair.Expected, pair.Answered), pair => pair.Count);
        var right = table.Rows.ToDictionary(row => row.Label, StringComparer.Ordinal);
        var scope = labels.Length < table.Rows.Length ? $"the {labels.Length} most confused of {table.Rows.Length} labels" : "all labels";
        text.Append($"<h3>Confusion of labels</h3><div class=\"scroll\"><table class=\"matrix\"><caption>Rows are expected, columns answered ({scope}); darker is a larger share of the row</caption><thead><tr><td></td>");
        foreach (var label in labels)
        {
            text.Append($"<th scope=\"col\"><span>{HtmlText.Escaped(label)}</span></th>");
        }

        text.Append("</tr></thead><tbody>");
        foreach (var expected in labels)
        {
            text.Append($"<tr><th scope=\"row\">{HtmlText.Escaped(expected)}</th>");
            foreach (var answered in labels)
            {
                var count = expected == answered ? right[expected].Right : wrong.GetValueOrDefault((expected, answered));
                text.Append(CultureInfo.InvariantCulture, $"<td class=\"h{Level(count, right[expected].Expected)}\">{(count == 0 ? "" : count)}</td>");
            }

            text.Append("</tr>");
        }

        text.Append("</tbody></table></div>");
    }

    private static int Level(int count, int expected) =>
        expected == 0 ? 0 : Heat.Count(bound => (double)count / expected > bound);

    private static string Share(double? value) => value is { } share ? ReportText.Number(share) : "–";
}
