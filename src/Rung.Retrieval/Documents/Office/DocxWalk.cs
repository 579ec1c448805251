using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Rung.Retrieval.Documents.Office;

/// <summary>Turns paragraphs and tables into blocks; neighbouring items are one list, neighbouring lines of code one code.</summary>
internal sealed class DocxWalk
{
    private readonly DocumentTextBuilder _builder;
    private readonly DocxStyles _styles;
    private readonly DocxNumbering _numbering;
    private readonly DocxRuns _runs;
    private readonly List<string> _items = [];
    private readonly List<string> _code = [];

    public DocxWalk(DocumentTextBuilder builder, MainDocumentPart main)
    {
        _builder = builder;
        _styles = new DocxStyles(main.StyleDefinitionsPart?.Styles);
        _numbering = new DocxNumbering(main.NumberingDefinitionsPart?.Numbering);
        _runs = new DocxRuns(_styles, builder.TakenOut);
    }

    /// <summary>The first paragraph in the style of a title.</summary>
    public string? Title { get; private set; }

    public void Walk(IEnumerable<OpenXmlElement> elements)
    {
        foreach (var element in elements)
        {
            switch (element)
            {
                case Paragraph paragraph:
                    Add(paragraph);
                    break;
                case Table table:
                    End();
                    Add(table);
                    break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock or InsertedRun:
                    Walk(element.ChildElements);
                    break;
            }
        }
    }

    /// <summary>Writes what was gathered.</summary>
    public void End()
    {
        if (_items.Count > 0)
        {
            _builder.AddList(_items);
            _items.Clear();
        }

        if (_code.Count > 0)
        {
            _builder.AddCode(string.Join('\n', _code));
            _code.Clear();
        }
    }

    private void Add(Paragraph paragraph)
    {
        var text = _runs.TextOf(paragraph);
        if (_styles.IsCode(paragraph))
        {
            EndUnless(_code);
            _code.Add(text);
            return;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (HeadingLevel(paragraph) is { } level)
        {
            End();
            _builder.AddHeading(level, text);
        }
        else if (_styles.Numbering(paragraph) is { NumberingId.Val.Value: > 0 } numbering)
        {
            EndUnless(_items);
            _items.Add(_numbering.Marked(numbering, text));
        }
        else
        {
            End();
            _builder.AddParagraph(text);
        }
    }

    private int? HeadingLevel(Paragraph paragraph)
    {
        if (_styles.IsTitle(paragraph))
        {
            Title ??= paragraph.InnerText.Trim();
            return 1;
        }

        return _styles.HeadingLevel(paragraph);
    }

    private void EndUnless(List<string> kept)
    {
        if (kept.Count == 0)
        {
            End();
        }
    }

    private void Add(Table table)
    {
        var rows = table.Elements<TableRow>().ToList();
        _builder.AddTable(
            rows.Select(row => Cells(row).Select(cell => string.Join(' ', cell.Descendants<Paragraph>().Select(_runs.TextOf)))),
            hasHeader: rows.Count > 1);
    }

    private static IEnumerable<TableCell> Cells(TableRow row) =>
        row.ChildElements.SelectMany(child => child is SdtCell wrapped ? wrapped.Descendants<TableCell>() : new[] { child }.OfType<TableCell>());
}
