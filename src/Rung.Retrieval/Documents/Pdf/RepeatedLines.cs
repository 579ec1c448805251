using System.Text.RegularExpressions;

namespace Rung.Retrieval.Documents.Pdf;

/// <summary>Running heads and page numbers: the outermost lines that most pages share.</summary>
internal static partial class RepeatedLines
{
    private const int FewestPages = 4;
    private const double Share = 0.6;

    public static IReadOnlyList<IReadOnlyList<PdfTextLine>> WithoutThem(IReadOnlyList<IReadOnlyList<PdfTextLine>> pages)
    {
        if (pages.Count < FewestPages)
        {
            return pages;
        }

        var counts = pages.SelectMany(page => Outermost(page).Select(Pattern).Distinct()).CountBy(pattern => pattern);
        var repeated = counts.Where(count => count.Value >= Share * pages.Count).Select(count => count.Key).ToHashSet(StringComparer.Ordinal);
        return [.. pages.Select(page => Without(page, repeated))];
    }

    private static IReadOnlyList<PdfTextLine> Without(IReadOnlyList<PdfTextLine> page, HashSet<string> repeated)
    {
        var dropped = Outermost(page).Where(line => repeated.Contains(Pattern(line))).ToHashSet();
        return [.. page.Where(line => !dropped.Contains(line))];
    }

    private static IEnumerable<PdfTextLine> Outermost(IReadOnlyList<PdfTextLine> page) =>
        page.Count == 0 ? [] : [page.MaxBy(line => line.Baseline)!, page.MinBy(line => line.Baseline)!];

    /// <summary>The number of the page changes from one to the next.</summary>
    private static string Pattern(PdfTextLine line) => Digits().Replace(line.Text, "0");

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
