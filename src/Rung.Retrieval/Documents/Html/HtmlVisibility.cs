using AngleSharp.Dom;

namespace Rung.Retrieval.Documents.Html;

/// <summary>Says which elements nobody sees, and counts them as taken out.</summary>
internal sealed class HtmlVisibility
{
    private static readonly HashSet<string> Programs = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video", "head",
        "noframes", "frameset", "applet", "noembed",
    };

    private static readonly HashSet<string> Controls = new(StringComparer.Ordinal) { "select", "textarea", "datalist", "input", "meter", "progress" };

    private readonly TakenOutTally _tally;
    private readonly HashSet<IElement> _hiddenByRule;

    public HtmlVisibility(TakenOutTally tally, HashSet<IElement> hiddenByRule) => (_tally, _hiddenByRule) = (tally, hiddenByRule);

    public void CountComment(string text) => _tally.Add(TakenOutKind.Comment, text.AsSpan().Trim());

    /// <summary>The colours inside an element, or null for one that nobody sees.</summary>
    public Look? Enter(IElement element, Look look)
    {
        if (Programs.Contains(element.LocalName))
        {
            // What stands in a template or a noscript was written for somebody; a program was not.
            var isProse = element.LocalName is "template" or "noscript" or "noframes" or "noembed";
            _tally.Add(isProse ? TakenOutKind.HiddenText : TakenOutKind.Script, isProse ? TextOf(element) : "");
            return null;
        }

        if (Controls.Contains(element.LocalName))
        {
            return null;
        }

        var style = InlineStyle.Parse(element.GetAttribute("style"));
        var inner = look.With(style, element.GetAttribute("color"), element.GetAttribute("bgcolor"));
        if (IsMarkedHidden(element) || style.Hides || _hiddenByRule.Contains(element) || inner.IsUnreadable)
        {
            _tally.Add(TakenOutKind.HiddenText, TextOf(element));
            return null;
        }

        return inner;
    }

    private static bool IsMarkedHidden(IElement element) =>
        element.HasAttribute("hidden")
        || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
        || (element.LocalName is "dialog" && !element.HasAttribute("open"))
        || (element.LocalName is "font" && element.GetAttribute("size") is "0");

    private static string TextOf(IElement element) => Spaces.Collapse(
        element is AngleSharp.Html.Dom.IHtmlTemplateElement template ? template.Content.TextContent : element.TextContent, keepsLines: false);
}
