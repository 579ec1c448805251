using System.Globalization;
using System.Text;
using Rung.Engine.Reports.Html;

namespace Rung.Engine.Reports.Outlooks.Pictures;

/// <summary>Elements of a picture as text. No attribute holds a style: the page's policy would not let it.</summary>
internal static class Shapes
{
    private const double CharacterWidth = 6.6;
    private const double WideCharacterWidth = 12.5;
    private const double Bolder = 1.12;

    public static string Line(string className, double x1, double y1, double x2, double y2) =>
        I($"<line class=\"{className}\" x1=\"{x1:0.0}\" y1=\"{y1:0.0}\" x2=\"{x2:0.0}\" y2=\"{y2:0.0}\"/>");

    public static string Text(string className, double x, double y, string anchor, string text) =>
        I($"<text class=\"{className}\" x=\"{x:0.0}\" y=\"{y:0.0}\" text-anchor=\"{anchor}\">{HtmlText.Escaped(text)}</text>");

    public static string Circle(string className, double x, double y, double radius) =>
        I($"<circle class=\"{className}\" cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"{radius:0.0}\"/>");

    public static string Points(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(point => I($"{point.X:0.0},{point.Y:0.0}")));

    /// <summary>A picture that says its finding to who cannot see it too.</summary>
    public static string Picture(string id, double width, double height, string title, string description, string content) =>
        I($"<svg class=\"money-picture\" id=\"{id}\" viewBox=\"0 0 {width:0.##} {height:0.##}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" xmlns=\"http://www.w3.org/2000/svg\">")
        + $"<title id=\"{id}-title\">{HtmlText.Escaped(title)}</title><desc id=\"{id}-desc\">{HtmlText.Escaped(description)}</desc>{content}</svg>";

    /// <summary>About how wide a text is at the size that pictures are lettered in; rather too much than too little.</summary>
    public static double WidthOf(string text, bool isStrong = false) =>
        text.EnumerateRunes().Sum(rune => rune.Value >= 0x1100 && !IsPunctuation(rune) ? WideCharacterWidth : CharacterWidth) * (isStrong ? Bolder : 1);

    private static bool IsPunctuation(Rune rune) => rune.Value is >= 0x2000 and < 0x2E80;

    public static string I(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
