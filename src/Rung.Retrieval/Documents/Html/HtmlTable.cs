using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Rung.Retrieval.Documents.Html;

/// <summary>Tables of data; those that only lay out a page are read like any other element.</summary>
internal static class HtmlTable
{
    public static bool IsData(IElement table) =>
        table.GetAttribute("role") is not ("presentation" or "none")
        && table.QuerySelector("table,h1,h2,h3,h4,h5,h6,form,article,section") is null
        && (table.QuerySelector("th") is not null || table.QuerySelectorAll("tr").Take(2).Count() > 1);

    public static void AddTo(DocumentTextBuilder builder, IElement table, Look look, HtmlVisibility visibility)
    {
        var rows = new List<List<string>>();
        var hasHeader = false;
        foreach (var (row, around) in RowsOf(table, look, visibility))
        {
            if (row.LocalName is "caption")
            {
                builder.AddParagraph(VisibleText.Of(row, around, visibility));
                continue;
            }

            var cells = CellsOf(row, around, visibility);
            if (cells.Exists(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                hasHeader |= rows.Count == 0 && IsHeader(row);
                rows.Add(cells);
            }
        }

        builder.AddTable(rows, hasHeader);
    }

    private static bool IsHeader(IElement row) =>
        row.ParentElement is IHtmlTableSectionElement { LocalName: "thead" } || row.Children.All(cell => cell.LocalName is "th");

    private static List<string> CellsOf(IElement row, Look look, HtmlVisibility visibility)
    {
        var cells = new List<string>();
        foreach (var cell in row.Children)
        {
            if (visibility.Enter(cell, look) is { } seen)
            {
                cells.Add(VisibleText.Of(cell, seen, visibility));
            }
        }

        return cells;
    }

    private static IEnumerable<(IElement Row, Look Look)> RowsOf(IElement table, Look look, HtmlVisibility visibility)
    {
        foreach (var child in table.Children)
        {
            if (visibility.Enter(child, look) is not { } seen)
            {
                continue;
            }

            if (child.LocalName is not ("thead" or "tbody" or "tfoot"))
            {
                yield return (child, seen);
                continue;
            }

            foreach (var row in child.Children)
            {
                if (visibility.Enter(row, seen) is { } inner)
                {
                    yield return (row, inner);
                }
            }
        }
    }
}
