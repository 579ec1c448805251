using DocumentFormat.OpenXml.Wordprocessing;

namespace Rung.Retrieval.Documents.Office;

/// <summary>What the styles of a DOCX say about paragraphs and runs.</summary>
internal sealed class DocxStyles
{
    private const int MaxChain = 32;

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);

    public DocxStyles(Styles? styles)
    {
        foreach (var style in styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id)
            {
                _styles.TryAdd(id, style);
            }
        }
    }

    public bool IsTitle(Paragraph paragraph) =>
        Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value).Any(style => string.Equals(style.StyleName?.Val?.Value, "title", StringComparison.OrdinalIgnoreCase));

    public bool IsCode(Paragraph paragraph) =>
        Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value).Any(style => style.StyleName?.Val?.Value is { } name
            && (name.Contains("code", StringComparison.OrdinalIgnoreCase) || name.Contains("preformatted", StringComparison.OrdinalIgnoreCase)));

    /// <summary>1 to 9 for a heading: by the outline that it or its style states, else by the name of the style.</summary>
    public int? HeadingLevel(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own and < 9)
        {
            return own + 1;
        }

        return Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value).Select(HeadingLevel).FirstOrDefault(level => level is not null);
    }

    /// <summary>Whether a switch is there and not set to off.</summary>
    public static bool IsOn(OnOffType? toggle) => toggle is not null && (toggle.Val?.Value ?? true);

    public NumberingProperties? Numbering(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.NumberingProperties
        ?? Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value)
            .Select(style => style.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(numbering => numbering is not null);

    /// <summary>Whether a style makes its text vanish.</summary>
    public bool Vanishes(string? styleId) =>
        Chain(styleId).Select(style => style.StyleRunProperties?.Vanish).FirstOrDefault(vanish => vanish is not null) is { } found && IsOn(found);

    private static int? HeadingLevel(Style style)
    {
        if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level and < 9)
        {
            return level + 1;
        }

        return style.StyleName?.Val?.Value is { } name && name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && name[^1] is >= '1' and <= '9'
            ? name[^1] - '0'
            : null;
    }

    /// <summary>A style, the one it is based on, and so on; a circle ends.</summary>
    private IEnumerable<Style> Chain(string? id)
    {
        for (var count = 0; count < MaxChain && id is not null && _styles.TryGetValue(id, out var style); count++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }
}
