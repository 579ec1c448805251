using System.Globalization;
using System.Text.RegularExpressions;

namespace Rung.Retrieval.Documents.Html;

/// <summary>What a few declarations of CSS mean for whether a text is seen.</summary>
internal sealed partial class InlineStyle
{
    private const double FarOut = -500;

    private static readonly InlineStyle None = new([]);

    private readonly Dictionary<string, string> _values;

    private InlineStyle(Dictionary<string, string> values) => _values = values;

    public string? Color => _values.GetValueOrDefault("color");

    public string? Background => _values.GetValueOrDefault("background-color") ?? _values.GetValueOrDefault("background");

    /// <summary>Whether nobody sees an element that is styled so, whatever is around it.</summary>
    public bool Hides => _values.Count > 0 && (IsSwitchedOff || IsTransparent || IsTiny || IsOutside || IsClipped);

    private bool IsSwitchedOff =>
        Is("display", "none") || Is("visibility", "hidden") || Is("visibility", "collapse") || Is("mso-hide", "all") || Is("content-visibility", "hidden");

    private bool IsTransparent =>
        Number("opacity") is < 0.1 || Is("color", "transparent") || Is("-webkit-text-fill-color", "transparent")
        || (_values.TryGetValue("color", out var color) && NoAlpha().IsMatch(color))
        || (_values.TryGetValue("filter", out var filter) && NoOpacity().IsMatch(filter));

    private bool IsTiny =>
        Number("font-size") is <= 1.5 || (_values.TryGetValue("font", out var font) && TinyFont().IsMatch(font))
        || (_values.TryGetValue("transform", out var transform) && NoScale().IsMatch(transform)) || Number("zoom") is 0;

    private bool IsOutside =>
        Number("text-indent") < FarOut
        || ((Is("position", "absolute") || Is("position", "fixed") || Is("position", "relative"))
            && (IsFar("left") || IsFar("top") || IsFar("right") || IsFar("bottom")))
        || IsFar("margin-left") || IsFar("margin-top")
        || (_values.TryGetValue("transform", out var transform) && FarMove().IsMatch(transform));

    private bool IsClipped =>
        (_values.TryGetValue("clip", out var clip) && NoClip().IsMatch(clip))
        || (_values.TryGetValue("clip-path", out var path) && NoPath().IsMatch(path))
        || ((Is("overflow", "hidden") || Is("overflow", "clip"))
            && (Number("height") is <= 1 || Number("width") is <= 1 || Number("max-height") is <= 1 || Number("max-width") is <= 1));

    public static InlineStyle Parse(string? declarations)
    {
        if (string.IsNullOrWhiteSpace(declarations))
        {
            return None;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var declaration in Comment().Replace(declarations, "").Split(';'))
        {
            if (declaration.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                values[declaration[..colon].Trim().ToLowerInvariant()] =
                    declaration[(colon + 1)..].Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim().ToLowerInvariant();
            }
        }

        return new InlineStyle(values);
    }

    private bool Is(string name, string value) => _values.GetValueOrDefault(name) == value;

    private bool IsFar(string name) => Number(name) <= FarOut || (_values.TryGetValue(name, out var value) && FarShare().IsMatch(value));

    /// <summary>The number in front of a unit; rem, em and % are taken at their sizes where they are 0, and not judged otherwise.</summary>
    private double? Number(string name)
    {
        if (!_values.TryGetValue(name, out var value) || Length().Match(value) is not { Success: true } match)
        {
            return null;
        }

        var number = double.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value switch
        {
            "%" => name is "opacity" or "font-size" ? number / 100 * (name is "opacity" ? 1 : 16) : number is 0 ? 0 : null,
            "em" or "rem" => number * 16,
            "cm" => number * 37.8,
            "in" => number * 96,
            "vw" or "vh" => number * 10,
            _ => number,
        };
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?<number>[-+]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15}))(?<unit>[a-z%]*)$")]
    private static partial Regex Length();

    [GeneratedRegex(@"^(?:rgba|hsla)\([^)]*,\s*0?(?:\.0\d*)?%?\s*\)$|^(?:rgb|hsl)a?\([^)]*/\s*0?(?:\.0\d*)?%?\s*\)$|^#[0-9a-f]{6}0[0-9a-f]$|^#[0-9a-f]{3}0$")]
    private static partial Regex NoAlpha();

    [GeneratedRegex(@"opacity\(\s*0*(?:\.0\d*)?%?\s*\)")]
    private static partial Regex NoOpacity();

    [GeneratedRegex(@"(?:^|\s)0*(?:\.\d+)?(?:px|pt|em|rem|%)?(?:/|\s)|(?:^|\s)1(?:px|pt)(?:/|\s)")]
    private static partial Regex TinyFont();

    [GeneratedRegex(@"scale[xy3d]*\(\s*0*(?:\.0\d*)?\s*[,)]")]
    private static partial Regex NoScale();

    [GeneratedRegex(@"translate[xy3d]*\([^)]*-\d{3,}(?:px|%|vw|vh|em|rem)")]
    private static partial Regex FarMove();

    [GeneratedRegex(@"^-\d{3,}(?:%|vw|vh)$")]
    private static partial Regex FarShare();

    [GeneratedRegex(@"rect\(\s*(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?\s*\)")]
    private static partial Regex NoClip();

    [GeneratedRegex(@"inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0(?:px|%)?\s+0(?:px|%)?\s*,\s*0(?:px|%)?\s+0(?:px|%)?\s*,\s*0(?:px|%)?\s+0")]
    private static partial Regex NoPath();
}
