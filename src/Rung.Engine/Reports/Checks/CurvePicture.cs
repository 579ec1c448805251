using Rung.Core.Statistics;
using Rung.Engine.Checking.Curves;
using Rung.Engine.Reports.Html;

namespace Rung.Engine.Reports.Checks;

/// <summary>Draws a learning curve: what was measured as points with whiskers, the law as a line, its interval as a band, the bar dashed.</summary>
internal sealed class CurvePicture
{
    private const double Width = 620;
    private const double Height = 300;
    private const double Left = 52;
    private const double Right = 16;
    private const double Top = 12;
    private const double Bottom = 40;
    private const int Steps = 60;
    private const double Further = 4;

    private readonly LearningCurve _curve;
    private readonly (double Size, double Accuracy, Interval Interval)[] _law;
    private readonly double _first;
    private readonly double _last;
    private readonly double _low;
    private readonly double _high;

    private CurvePicture(LearningCurve curve, double? bar)
    {
        _curve = curve;
        (_first, _last) = (curve.Points[0].Size, curve.LargestSize * Further);
        _law =
        [
            .. from step in Enumerable.Range(0, Steps + 1)
               let size = _first * Math.Pow(_last / _first, (double)step / Steps)
               let predicted = curve.Predict(size)
               select (size, predicted.Accuracy, predicted.Interval),
        ];
        _low = Math.Max(0, Math.Min(_law.Min(point => point.Interval.Low), curve.Points.Min(point => point.Accuracy - (2 * point.StandardError))) - 0.02);
        _high = Math.Min(1, Math.Max(_law.Max(point => point.Interval.High), bar ?? 0) + 0.02);
    }

    public static string Draw(LearningCurve curve, double? bar)
    {
        var picture = new CurvePicture(curve, bar);
        return I($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{HtmlText.Escaped(Described(curve))}\">")
            + picture.Law() + picture.Axes() + picture.Bar(bar) + picture.Measured() + "</svg>";
    }

    private string Law()
    {
        var band = _law.Select(point => (point.Size, point.Interval.High)).Concat(_law.Reverse().Select(point => (point.Size, point.Interval.Low)));
        return $"<polygon class=\"band\" points=\"{Points(band)}\"/><polyline class=\"law\" points=\"{Points(_law.Select(point => (point.Size, point.Accuracy)))}\"/>";
    }

    private string Bar(double? bar) => bar is { } quality && quality >= _low && quality <= _high
        ? I($"<line class=\"bar\" x1=\"{Left}\" y1=\"{Y(quality):0.0}\" x2=\"{Width - Right}\" y2=\"{Y(quality):0.0}\"/><text x=\"{Left + 4}\" y=\"{Y(quality) - 4:0.0}\">bar</text>")
        : "";

    private string Measured() => string.Concat(_curve.Points.Select(point =>
        I($"<line class=\"whisker\" x1=\"{X(point.Size):0.0}\" x2=\"{X(point.Size):0.0}\" y1=\"{Y(point.Accuracy - (2 * point.StandardError)):0.0}\" y2=\"{Y(point.Accuracy + (2 * point.StandardError)):0.0}\"/>")
        + I($"<circle class=\"dot\" cx=\"{X(point.Size):0.0}\" cy=\"{Y(point.Accuracy):0.0}\" r=\"4\"/>")));

    private string Axes()
    {
        const double Base = Height - Bottom;
        (double Size, string Anchor)[] ticks = [(_first, "start"), (_law[Steps / 2].Size, "middle"), (_last, "end")];
        return I($"<line class=\"axis\" x1=\"{Left}\" y1=\"{Base}\" x2=\"{Width - Right}\" y2=\"{Base}\"/><line class=\"axis\" x1=\"{Left}\" y1=\"{Top}\" x2=\"{Left}\" y2=\"{Base}\"/>")
            + I($"<text class=\"soft\" x=\"{Left - 6}\" y=\"{Top + 10}\" text-anchor=\"end\">{_high:0.00}</text><text class=\"soft\" x=\"{Left - 6}\" y=\"{Base}\" text-anchor=\"end\">{_low:0.00}</text>")
            + string.Concat(ticks.Select(tick =>
                I($"<text class=\"soft\" x=\"{X(tick.Size):0.0}\" y=\"{Base + 18}\" text-anchor=\"{tick.Anchor}\">{ReportText.Count((long)tick.Size)}</text>")));
    }

    private string Points(IEnumerable<(double Size, double Accuracy)> points) =>
        string.Join(' ', points.Select(point => I($"{X(point.Size):0.0},{Y(point.Accuracy):0.0}")));

    private double X(double size) => Left + ((Width - Left - Right) * Math.Log(size / _first) / Math.Log(_last / _first));

    private double Y(double accuracy) => Top + ((Height - Top - Bottom) * (_high - accuracy) / (_high - _low));

    private static string Described(LearningCurve curve) =>
        "Accuracy by examples learnt from: " + string.Join("; ", curve.Points.Select(point => I($"{point.Size}: {point.Accuracy:0.000}")));

    private static string I(FormattableString text) => FormattableString.Invariant(text);
}
