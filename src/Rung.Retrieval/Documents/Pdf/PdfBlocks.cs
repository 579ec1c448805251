using System.Text;
using System.Text.RegularExpressions;

namespace Rung.Retrieval.Documents.Pdf;

/// <summary>Joins lines to paragraphs, lists and headings.</summary>
internal static partial class PdfBlocks
{
    /// <summary>Letters a sixth larger than those of most text make a heading; more lines than these do not.</summary>
    private const double HeadingSize = 1.15;
    private const int LongestHeading = 3;
    private const double Leading = 1.9;

    public static void AddTo(DocumentTextBuilder builder, IReadOnlyList<IReadOnlyList<PdfTextLine>> pages)
    {
        var body = BodySize(pages);
        var sizes = HeadingSizes(pages, body);
        foreach (var paragraph in pages.SelectMany(Paragraphs))
        {
            if (IsHeading(paragraph, body))
            {
                builder.AddHeading(sizes.IndexOf(Rounded(paragraph[0])) + 1, string.Join(' ', paragraph.Select(line => line.Text)));
            }
            else if (paragraph.All(line => Bullet().IsMatch(line.Text)))
            {
                builder.AddList(paragraph.Select(line => Bullet().Replace(line.Text, "- ")));
            }
            else
            {
                builder.AddParagraph(Joined(paragraph));
            }
        }
    }

    private static bool IsHeading(List<PdfTextLine> lines, double body) =>
        lines.Count <= LongestHeading && lines[0].Size >= HeadingSize * body;

    /// <summary>The size that most characters have.</summary>
    private static double BodySize(IReadOnlyList<IReadOnlyList<PdfTextLine>> pages) =>
        pages.SelectMany(page => page).GroupBy(Rounded).Select(size => (size.Key, Count: size.Sum(line => line.Text.Length)))
            .OrderByDescending(size => size.Count).ThenBy(size => size.Key).Select(size => size.Key).FirstOrDefault();

    private static List<double> HeadingSizes(IReadOnlyList<IReadOnlyList<PdfTextLine>> pages, double body) =>
        [.. pages.SelectMany(Paragraphs).Where(lines => IsHeading(lines, body)).Select(lines => Rounded(lines[0])).Distinct().OrderDescending()];

    private static double Rounded(PdfTextLine line) => Math.Round(line.Size * 2) / 2;

    private static IEnumerable<List<PdfTextLine>> Paragraphs(IReadOnlyList<PdfTextLine> page)
    {
        var lines = new List<PdfTextLine>();
        foreach (var line in page)
        {
            if (lines.Count > 0 && IsApart(lines[^1], line))
            {
                yield return lines;
                lines = [];
            }

            lines.Add(line);
        }

        if (lines.Count > 0)
        {
            yield return lines;
        }
    }

    private static bool IsApart(PdfTextLine above, PdfTextLine below) =>
        above.Block != below.Block || Rounded(above) != Rounded(below) || above.Baseline - below.Baseline > Leading * Math.Max(above.Size, 1)
        || Bullet().IsMatch(above.Text) != Bullet().IsMatch(below.Text);

    /// <summary>A word that a line end cuts in two becomes whole.</summary>
    private static string Joined(List<PdfTextLine> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines.Select(line => line.Text))
        {
            if (text.Length > 1 && text[^1] is '-' && char.IsLower(text[^2]) && char.IsLower(line[0]))
            {
                text.Length--;
            }
            else if (text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(line);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^\s*[•▪‣◦●○■–]\s*")]
    private static partial Regex Bullet();
}
