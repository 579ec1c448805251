using System.Globalization;
using Rung.Engine.Reports.Html;
using Rung.Engine.Reports.Outlooks.Pictures;
using Rung.Engine.Tuning;

namespace Rung.Engine.Reports.Trainings;

/// <summary>
/// Draws how a training went: the loss on train as a line, on dev as discs with the left axis; the task's metric on dev as squares with
/// the right one; the step that was kept as a hair line. It stands by itself and within a page: its colours are attributes.
/// </summary>
public sealed class TrainingPicture
{
    private const double Width = 720;
    private const double Height = 300;
    private const double Left = 56;
    private const double Right = 56;
    private const double Top = 26;
    private const double Bottom = 40;
    private const string Blue = "#2166ac";
    private const string Red = "#b2182b";

    private readonly TrainedAdapter _adapter;
    private readonly PictureAxis _steps;
    private readonly PictureAxis _loss;
    private readonly PictureAxis _metric = PictureAxis.Linear(0, 1);

    private TrainingPicture(TrainedAdapter adapter)
    {
        _adapter = adapter;
        double[] losses = [.. adapter.Curve.Select(point => point.Loss).Concat(adapter.Looks.Select(look => look.Loss).OfType<double>()).Where(double.IsFinite)];
        _steps = PictureAxis.Linear(0, Math.Max(1, adapter.Steps));
        _loss = PictureAxis.Linear(0, losses.Length == 0 ? 1 : losses.Max() * 1.05);
    }

    /// <summary>One SVG element, with what it shows as its label.</summary>
    public static string Draw(TrainedAdapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        var picture = new TrainingPicture(adapter);
        return I($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\" fill=\"currentColor\" aria-label=\"{HtmlText.Escaped(picture.Described)}\">")
            + picture.Axes() + picture.Kept() + picture.TrainLoss() + picture.DevLoss() + picture.Metric() + picture.Legend() + "</svg>";
    }

    private string Described => I($"Loss on train and dev and {_adapter.Metric} on dev over {_adapter.Steps} steps; step {_adapter.BestStep} was kept")
        + (_adapter.Best is { } best ? I($" with {best.Metric:0.000}.") : ".");

    private string Axes()
    {
        const double Base = Height - Bottom;
        return I($"<path d=\"M{Left} {Top}V{Base}H{Width - Right}V{Top}\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".5\"/>")
            + string.Concat(_steps.Ticks.Select(tick => Text(X(tick), Base + 16, "middle", tick.ToString("#,0", CultureInfo.InvariantCulture))))
            + string.Concat(_loss.Ticks.Select(tick => Text(Left - 6, Y(_loss, tick) + 4, "end", tick.ToString("0.##", CultureInfo.InvariantCulture), Blue)))
            + string.Concat(_metric.Ticks.Select(tick => Text(Width - Right + 6, Y(_metric, tick) + 4, "start", tick.ToString("0.0#", CultureInfo.InvariantCulture), Red)))
            + Text((Left + Width - Right) / 2, Height - 6, "middle", "steps");
    }

    private string Kept() =>
        I($"<line x1=\"{X(_adapter.BestStep):0.#}\" x2=\"{X(_adapter.BestStep):0.#}\" y1=\"{Top}\" y2=\"{Height - Bottom}\" stroke=\"currentColor\" stroke-dasharray=\"2 3\"/>")
        + Text(X(_adapter.BestStep) + (X(_adapter.BestStep) > Width / 2 ? -5 : 5), Top + 12, X(_adapter.BestStep) > Width / 2 ? "end" : "start", I($"kept: step {_adapter.BestStep}"));

    private string TrainLoss() =>
        $"<polyline fill=\"none\" stroke=\"{Blue}\" stroke-width=\"1.5\" points=\"{Points(_adapter.Curve.Where(point => double.IsFinite(point.Loss)).Select(point => (X(point.Step), Y(_loss, point.Loss))))}\"/>";

    private string DevLoss() => string.Concat(_adapter.Looks.Where(look => look.Loss is not null)
        .Select(look => I($"<circle cx=\"{X(look.Step):0.#}\" cy=\"{Y(_loss, look.Loss!.Value):0.#}\" r=\"3.5\" fill=\"{Blue}\"/>")));

    private string Metric() =>
        $"<polyline fill=\"none\" stroke=\"{Red}\" stroke-dasharray=\"6 3\" points=\"{Points(_adapter.Looks.Select(look => (X(look.Step), Y(_metric, look.Metric))))}\"/>"
        + string.Concat(_adapter.Looks.Select(look => I($"<rect x=\"{X(look.Step) - 3.5:0.#}\" y=\"{Y(_metric, look.Metric) - 3.5:0.#}\" width=\"7\" height=\"7\" fill=\"{Red}\"/>")));

    private string Legend() =>
        Text(Left, 14, "start", "loss: line on train, discs on dev", Blue)
        + (_adapter.Looks.IsEmpty ? "" : Text(Width - Right, 14, "end", $"{_adapter.Metric} on dev: squares", Red));

    private static string Text(double x, double y, string anchor, string text, string fill = "currentColor") =>
        I($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" fill=\"{fill}\">{HtmlText.Escaped(text)}</text>");

    private static string Points(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(point => I($"{point.X:0.#},{point.Y:0.#}")));

    private double X(double step) => Left + ((Width - Left - Right) * _steps.Place(step));

    private static double Y(PictureAxis axis, double value) => Height - Bottom - ((Height - Bottom - Top) * axis.Place(value));

    private static string I(FormattableString text) => FormattableString.Invariant(text);
}
