using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Rung.Retrieval.Documents.Office;

/// <summary>The text of the runs of a paragraph that are seen; what is deleted, hidden or an instruction of a field is not.</summary>
internal sealed class DocxRuns
{
    /// <summary>In half points: letters of one point are a line of dust.</summary>
    private const int Dust = 4;

    private readonly DocxStyles _styles;
    private readonly TakenOutTally _tally;

    public DocxRuns(DocxStyles styles, TakenOutTally tally) => (_styles, _tally) = (styles, tally);

    public string TextOf(Paragraph paragraph)
    {
        var text = new StringBuilder();
        Append(text, paragraph, isHidden: _styles.Vanishes(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value));
        return text.ToString();
    }

    private void Append(StringBuilder text, OpenXmlElement parent, bool isHidden)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case Run run:
                    AppendRun(text, run, isHidden);
                    break;
                case DeletedRun or MoveFromRun or ParagraphProperties:
                    break;
                case InsertedRun or MoveToRun or Hyperlink or SimpleField or SdtRun or SdtContentRun or CustomXmlRun or BidirectionalEmbedding:
                    Append(text, child, isHidden);
                    break;
            }
        }
    }

    private void AppendRun(StringBuilder text, Run run, bool isHidden)
    {
        var own = new StringBuilder();
        foreach (var child in run.ChildElements)
        {
            own.Append(child switch
            {
                Text words => words.Text,
                TabChar => "\t",
                Break or CarriageReturn => "\n",
                NoBreakHyphen => "-",
                SymbolChar => " ",
                _ => "",
            });
        }

        if ((isHidden || IsHidden(run)) && !string.IsNullOrWhiteSpace(own.ToString()))
        {
            _tally.Add(TakenOutKind.HiddenText, own.ToString());
            return;
        }

        text.Append(own);
    }

    private bool IsHidden(Run run)
    {
        if (run.RunProperties is not { } look)
        {
            return false;
        }

        var vanishes = look.Vanish is { } vanish ? DocxStyles.IsOn(vanish) : _styles.Vanishes(look.RunStyle?.Val?.Value);
        return vanishes || DocxStyles.IsOn(look.WebHidden) || IsTiny(look) || IsWhiteOnWhite(look);
    }

    private static bool IsTiny(RunProperties look) =>
        int.TryParse(look.FontSize?.Val?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size <= Dust;

    private static bool IsWhiteOnWhite(RunProperties look) =>
        string.Equals(look.Color?.Val?.Value, "FFFFFF", StringComparison.OrdinalIgnoreCase)
        && look.Highlight is null && look.Shading?.Fill?.Value is null or "auto" or "FFFFFF" && !IsInShadedPlace(look);

    /// <summary>White letters are read on a dark cell or paragraph.</summary>
    private static bool IsInShadedPlace(RunProperties look) =>
        look.Ancestors<TableCell>().Any(cell => IsDark(cell.TableCellProperties?.Shading))
        || look.Ancestors<Table>().Any(table => table.GetFirstChild<TableProperties>()?.TableStyle is not null)
        || look.Ancestors<Paragraph>().Any(paragraph => IsDark(paragraph.ParagraphProperties?.Shading));

    private static bool IsDark(Shading? shading) => shading?.Fill?.Value is not (null or "auto" or "FFFFFF" or "ffffff");
}
