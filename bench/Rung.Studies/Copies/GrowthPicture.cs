using System.Globalization;
using System.Text;

namespace Rung.Studies.Copies;

/// <summary>Time and memory over the number of texts, both axes logarithmic, told apart by shape and dashes and not by colour.</summary>
internal static class GrowthPicture
{
    private const int Width = 720;
    private const int Height = 440;
    private const int Left = 70;
    private const int Right = 95;
    private const int Top = 30;
    private const int Bottom = 60;
    private const double LowTexts = 1e4;
    private const double HighTexts = 1e6;

    /// <summary>The slope of the logarithms, by least squares.</summary>
    public static double Exponent(IReadOnlyList<(double X, double Y)> points)
    {
        var x = points.Average(point => Math.Log(point.X));
        var y = points.Average(point => Math.Log(point.Y));
        return points.Sum(point => (Math.Log(point.X) - x) * (Math.Log(point.Y) - y)) / points.Sum(point => Math.Pow(Math.Log(point.X) - x, 2));
    }

    public static string Draw(IReadOnlyList<Measured> all)
    {
        var text = new StringBuilder();
        Line(text, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"Time and memory by the number of texts\">");
        Line(text, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        for (var decade = LowTexts; decade <= HighTexts; decade *= 10)
        {
            Line(text, $"<line x1=\"{X(decade):0}\" y1=\"{Top}\" x2=\"{X(decade):0}\" y2=\"{Height - Bottom}\" stroke=\"#bbb\"/><text x=\"{X(decade):0}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{decade:#,0}</text>");
        }

        Axis(text, 0.01, 100, Left - 8, "end", "s");
        Axis(text, 10, 100_000, Width - Right + 8, "start", "MB");
        Series(text, all, one => one.Seconds, (0.01, 100), dashes: "", isRound: true);
        Series(text, all, one => one.PeakMegabytes, (10, 100_000), dashes: "6 4", isRound: false);
        Line(text, $"<line x1=\"{X(LowTexts):0}\" y1=\"{Y(0.02, (0.01, 100)):0}\" x2=\"{X(HighTexts):0}\" y2=\"{Y(2, (0.01, 100)):0}\" stroke=\"#444\" stroke-dasharray=\"1 4\"/>");
        Line(text, $"<text x=\"{Width / 2}\" y=\"{Height - 12}\" text-anchor=\"middle\">texts</text>");
        Line(text, $"<text x=\"{Left + 12}\" y=\"{Top + 16}\">● solid: seconds (left) · □ dashed: peak memory, MB (right) · dotted: slope of linear growth</text>");
        return text.Append("</svg>\n").ToString();
    }

    private static void Axis(StringBuilder text, double low, double high, int x, string anchor, string unit)
    {
        for (var decade = low; decade <= high * 1.01; decade *= 10)
        {
            Line(text, $"<line x1=\"{Left}\" y1=\"{Y(decade, (low, high)):0}\" x2=\"{Width - Right}\" y2=\"{Y(decade, (low, high)):0}\" stroke=\"#ddd\"/><text x=\"{x}\" y=\"{Y(decade, (low, high)) + 4:0}\" text-anchor=\"{anchor}\">{decade:#,0.##} {unit}</text>");
        }
    }

    private static void Series(
        StringBuilder text, IReadOnlyList<Measured> all, Func<Measured, double> value, (double, double) range, string dashes, bool isRound)
    {
        var means = all.GroupBy(one => one.Size).OrderBy(size => size.Key)
            .Select(size => FormattableString.Invariant($"{X(size.Key):0.0},{Y(size.Select(value).Order().ElementAt(size.Count() / 2), range):0.0}"));
        Line(text, $"<polyline points=\"{string.Join(' ', means)}\" fill=\"none\" stroke=\"black\" stroke-width=\"1.5\" stroke-dasharray=\"{dashes}\"/>");
        foreach (var one in all)
        {
            var (x, y) = (X(one.Size), Y(value(one), range));
            Line(text, isRound
                ? (FormattableString)$"<circle cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"3.5\"/>"
                : $"<rect x=\"{x - 4:0.0}\" y=\"{y - 4:0.0}\" width=\"8\" height=\"8\" fill=\"white\" stroke=\"black\"/>");
        }
    }

    private static double X(double texts) =>
        Left + ((Width - Left - Right) * Math.Log(texts / LowTexts) / Math.Log(HighTexts / LowTexts));

    private static double Y(double value, (double Low, double High) range) =>
        Height - Bottom - ((Height - Bottom - Top) * Math.Log(value / range.Low) / Math.Log(range.High / range.Low));

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
