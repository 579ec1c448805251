using System.Globalization;
using System.Text;

namespace Rung.Tensors.Studies.Growth;

/// <summary>Figures over one size, each divided by its first, both axes logarithmic; told apart by marks and dashes and not by colour.</summary>
internal static class GrowthCurves
{
    private const int Width = 720;
    private const int Height = 440;
    private const int Left = 70;
    private const int Right = 30;
    private const int Top = 100;
    private const int Bottom = 60;
    private const double Least = 0.8;

    private static readonly string[] Dashes = ["", "6 4", "2 3", "10 3 2 3"];
    private static readonly string[] Marks = ["●", "□", "▲", "◆"];

    /// <summary>The slope of the logarithms, by least squares.</summary>
    public static double Exponent(IReadOnlyList<(double X, double Y)> points)
    {
        var x = points.Average(point => Math.Log(point.X));
        var y = points.Average(point => Math.Log(point.Y));
        return points.Sum(point => (Math.Log(point.X) - x) * (Math.Log(point.Y) - y)) / points.Sum(point => Math.Pow(Math.Log(point.X) - x, 2));
    }

    /// <param name="size">What grows.</param>
    /// <param name="series">Each figure's name with its points; all over the same sizes.</param>
    public static string Draw(string size, IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> series)
    {
        var xs = series[0].Points.Select(point => point.X).ToList();
        var high = series.Max(one => one.Points.Max(point => point.Y / one.Points[0].Y)) * 1.2;

        var text = new StringBuilder();
        Line(text, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"Growth with {size}\">");
        Line(text, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        foreach (var x in xs)
        {
            Line(text, $"<line x1=\"{X(x, xs):0}\" y1=\"{Top}\" x2=\"{X(x, xs):0}\" y2=\"{Height - Bottom}\" stroke=\"#ddd\"/><text x=\"{X(x, xs):0}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{x:#,0}</text>");
        }

        for (var y = 1.0; y <= high; y *= 2)
        {
            Line(text, $"<line x1=\"{Left}\" y1=\"{Y(y, high):0}\" x2=\"{Width - Right}\" y2=\"{Y(y, high):0}\" stroke=\"#ddd\"/><text x=\"{Left - 8}\" y=\"{Y(y, high) + 4:0}\" text-anchor=\"end\">× {y:#,0}</text>");
        }

        for (var i = 0; i < series.Count; i++)
        {
            var (name, points) = series[i];
            var places = points.Select(point => (X(point.X, xs), Y(point.Y / points[0].Y, high))).ToList();
            Line(text, $"<polyline points=\"{string.Join(' ', places.Select(place => FormattableString.Invariant($"{place.Item1:0.0},{place.Item2:0.0}")))}\" fill=\"none\" stroke=\"black\" stroke-width=\"1.5\" stroke-dasharray=\"{Dashes[i]}\"/>");
            foreach (var (x, y) in places)
            {
                Line(text, $"<text x=\"{x:0.0}\" y=\"{y + 5:0.0}\" text-anchor=\"middle\">{Marks[i]}</text>");
            }

            Line(text, $"<text x=\"{Left}\" y=\"{20 + (20 * i)}\">{Marks[i]} {name}: exponent {Exponent(points):0.00}</text>");
        }

        Line(text, $"<text x=\"{Width / 2}\" y=\"{Height - 12}\" text-anchor=\"middle\">{size}</text>");
        return text.Append("</svg>\n").ToString();
    }

    private static double X(double x, List<double> xs) => Left + ((Width - Left - Right) * Math.Log(x / xs[0]) / Math.Log(xs[^1] / xs[0]));

    private static double Y(double y, double high) => Height - Bottom - ((Height - Bottom - Top) * Math.Log(y / Least) / Math.Log(high / Least));

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
