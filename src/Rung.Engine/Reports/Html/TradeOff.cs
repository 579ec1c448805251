using System.Collections.Immutable;
using Rung.Core.Statistics;

namespace Rung.Engine.Reports.Html;

/// <summary>Draws quality against cost or latency: a point a candidate, its interval as a whisker, its number in the ladder beside it.</summary>
internal sealed class TradeOff
{
    private const double Width = 440;
    private const double Height = 280;
    private const double Left = 46;
    private const double Right = 24;
    private const double Top = 12;
    private const double Bottom = 40;
    private const double LabelHeight = 14;

    private readonly ImmutableArray<Point> _points;
    private readonly double _lowX;
    private readonly double _highX;
    private readonly double _lowY;
    private readonly double _highY;

    public TradeOff(IEnumerable<Point> points)
    {
        _points = [.. points.OrderBy(point => point.X).ThenByDescending(point => point.Quality.Value)];
        _lowX = Math.Log10(_points.Min(point => point.X)) - 0.15;
        _highX = Math.Log10(_points.Max(point => point.X)) + 0.15;
        _lowY = Math.Max(0, _points.Min(point => point.Quality.Interval.Low) - 0.03);
        _highY = Math.Min(1, _points.Max(point => point.Quality.Interval.High) + 0.03);
    }

    /// <param name="title">What the picture shows, for who cannot see it too.</param>
    /// <param name="unit">Writes a value of the x axis.</param>
    /// <param name="quality">The bar of the quality.</param>
    /// <param name="limit">The bar of the x axis.</param>
    public string Draw(string title, Func<double, string> unit, double? quality, double? limit)
    {
        var description = title + ": " + string.Join("; ", _points.Select(point =>
            $"{point.Number} {point.Name}: {ReportText.WithInterval(point.Quality)} at {unit(point.X)}"));
        return I($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{HtmlText.Escaped(description)}\">")
            + Axes(unit) + Bars(quality, limit) + string.Concat(_points.Select(Mark)) + Labels() + "</svg>";
    }

    private string Axes(Func<double, string> unit)
    {
        var middle = Math.Pow(10, (_lowX + _highX) / 2);
        double[] ticks = [Math.Pow(10, _lowX), middle, Math.Pow(10, _highX)];
        string[] anchors = ["start", "middle", "end"];
        var bottom = Height - Bottom;
        return I($"<line class=\"axis\" x1=\"{Left}\" y1=\"{bottom}\" x2=\"{Width - Right}\" y2=\"{bottom}\"/>")
            + I($"<line class=\"axis\" x1=\"{Left}\" y1=\"{Top}\" x2=\"{Left}\" y2=\"{bottom}\"/>")
            + string.Concat(ticks.Select((tick, i) => I($"<text class=\"soft\" x=\"{X(tick):0.0}\" y=\"{bottom + 18}\" text-anchor=\"{anchors[i]}\">{HtmlText.Escaped(unit(tick))}</text>")))
            + I($"<text class=\"soft\" x=\"{Left - 6}\" y=\"{Top + 10}\" text-anchor=\"end\">{_highY:0.00}</text>")
            + I($"<text class=\"soft\" x=\"{Left - 6}\" y=\"{bottom}\" text-anchor=\"end\">{_lowY:0.00}</text>");
    }

    private string Bars(double? quality, double? limit)
    {
        var lines = "";
        if (quality is { } bar && bar >= _lowY && bar <= _highY)
        {
            lines += I($"<line class=\"bar\" x1=\"{Left}\" y1=\"{Y(bar):0.0}\" x2=\"{Width - Right}\" y2=\"{Y(bar):0.0}\"/>");
        }

        if (limit is { } most && most > 0 && Math.Log10(most) >= _lowX && Math.Log10(most) <= _highX)
        {
            lines += I($"<line class=\"bar\" x1=\"{X(most):0.0}\" y1=\"{Top}\" x2=\"{X(most):0.0}\" y2=\"{Height - Bottom}\"/>");
        }

        return lines;
    }

    private string Mark(Point point) =>
        I($"<g class=\"{point.ClassName}\"><line class=\"whisker\" x1=\"{X(point.X):0.0}\" y1=\"{Y(point.Quality.Interval.Low):0.0}\" x2=\"{X(point.X):0.0}\" y2=\"{Y(point.Quality.Interval.High):0.0}\"/>")
        + I($"<circle class=\"dot\" cx=\"{X(point.X):0.0}\" cy=\"{Y(point.Quality.Value):0.0}\" r=\"4.5\"/></g>");

    /// <summary>Numbers beside their points, each pushed below the ones that it would cover.</summary>
    private string Labels()
    {
        var placed = new List<(double X, double Y)>();
        var text = "";
        foreach (var point in _points.OrderByDescending(point => point.Quality.Value))
        {
            var (x, y) = (X(point.X) + 8, Y(point.Quality.Value) + 4);
            while (placed.Any(other => Math.Abs(other.X - x) < 20 && Math.Abs(other.Y - y) < LabelHeight))
            {
                y += LabelHeight;
            }

            placed.Add((x, y));
            text += I($"<text x=\"{x:0.0}\" y=\"{y:0.0}\">{point.Number}</text>");
        }

        return text;
    }

    private double X(double value) => Left + ((Width - Left - Right) * (Math.Log10(value) - _lowX) / (_highX - _lowX));

    private double Y(double value) => Top + ((Height - Top - Bottom) * (_highY - value) / Math.Max(_highY - _lowY, 1e-9));

    private static string I(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>One candidate in the picture.</summary>
    /// <param name="Number">Its number in the ladder.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="X">Cost or latency; positive.</param>
    /// <param name="Quality">On test.</param>
    /// <param name="ClassName">How it looks.</param>
    internal sealed record Point(int Number, string Name, double X, Estimate Quality, string ClassName);
}
