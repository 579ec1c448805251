using Rung.Core.Economics.Outlooks;

namespace Rung.Engine.Reports.Outlooks.Pictures;

/// <summary>
/// Draws how far each assumption moves an outcome from what is expected: hatched for its low value, solid for its high one,
/// the most important at the top.
/// </summary>
internal sealed class TornadoPicture
{
    private const double Width = 760;
    private const double Left = 250;
    private const double Top = 62;
    private const double RowHeight = 38;
    private const double BarHeight = 20;
    private const double EndRoom = 64;
    private const int KeyLength = 36;
    private const string Id = "money-tornado";

    private readonly Tornado _tornado;
    private readonly int _months;
    private readonly PictureAxis _axis;

    private TornadoPicture(Tornado tornado, int months)
    {
        var ends = tornado.Lines.SelectMany(line => new[] { line.AtLow, line.AtHigh }).Append(tornado.Expected).Where(double.IsFinite).ToArray();
        (_tornado, _months) = (tornado, months);
        _axis = PictureAxis.Linear(ends.Min(), ends.Max());
    }

    private double Bottom => Top + (_tornado.Lines.Length * RowHeight);

    public static string Draw(OwnershipOutlook outlook)
    {
        var picture = new TornadoPicture(outlook.Tornado, outlook.Months);
        return Shapes.Picture(
            Id,
            Width,
            picture.Bottom + (outlook.Tornado.Against is null ? 30 : 48),
            MoneyWords.MostImportant(outlook.Tornado, outlook.Months),
            picture.Described(),
            picture.Content());
    }

    private string Content()
    {
        var hatching = Shapes.I($"<defs><pattern id=\"{Id}-low\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line class=\"hatch-low\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"5\"/></pattern></defs>");
        return hatching + Legend() + Axis() + Sides() + string.Concat(_tornado.Lines.Select(Row))
            + Shapes.Line("frame", X(_tornado.Expected), Top - 8, X(_tornado.Expected), Bottom)
            + Shapes.Text("strong", X(_tornado.Expected), Top - 12, "middle", $"expected {MoneyText.Dollars(_tornado.Expected)}");
    }

    private string Legend() =>
        Shapes.Text("soft", 4, 13, "start", MoneyWords.Outcome(_tornado, _months))
        + Box("bar-low", 4, 23, 20, 12) + Shapes.Text("said", 30, 33, "start", "at the low value")
        + Box("bar-high", 140, 23, 20, 12) + Shapes.Text("said", 166, 33, "start", "at the high value");

    private string Axis() => string.Concat(_axis.Ticks.Select(tick =>
        Shapes.Line(tick == 0 ? "zero" : "grid", X(tick), Top, X(tick), Bottom)
        + Shapes.Text("soft", X(tick), Bottom + 18, "middle", MoneyText.DollarTick(tick))));

    /// <summary>Which way is good, where two are compared.</summary>
    private string Sides() => _tornado.Against is null
        ? ""
        : Shapes.Text("soft", Left, Bottom + 36, "start", $"← {MoneyName.Quoted(LinePicture.LabelOf(_tornado.Candidate))} costs less")
            + Shapes.Text("soft", Width - 4, Bottom + 36, "end", "costs more →");

    private string Row(TornadoLine line, int number)
    {
        var middle = Top + ((number + 0.5) * RowHeight);
        var text = Shapes.Text("strong", 4, middle - 3, "start", MoneyName.Cut(line.Key, KeyLength))
            + Shapes.Text("soft", 4, middle + 12, "start", MoneyName.Cut(RangeOf(line), KeyLength));

        // Both ends on one side share the row, lest the shorter bar lie under the longer one.
        var isOneSided = (line.AtLow - _tornado.Expected) * (line.AtHigh - _tornado.Expected) > 0;
        var height = isOneSided ? BarHeight / 2 : BarHeight;
        var top = middle - (BarHeight / 2);
        return text + Bar("bar-low", line.AtLow, MoneyText.InUnit(line.Low, line.Unit), top, height, isRightAtZero: false)
            + Bar("bar-high", line.AtHigh, MoneyText.InUnit(line.High, line.Unit), isOneSided ? top + height : top, height, isRightAtZero: true);
    }

    private string Bar(string className, double outcome, string value, double top, double height, bool isRightAtZero)
    {
        var (from, to) = (X(_tornado.Expected), X(outcome));
        var isRight = outcome == _tornado.Expected ? isRightAtZero : to > from;
        return Box(className, Math.Min(from, to), top, Math.Abs(to - from), height)
            + Shapes.Text("said", isRight ? to + 4 : to - 4, top + (height / 2) + 4, isRight ? "start" : "end", value);
    }

    private static string Box(string className, double x, double y, double width, double height)
    {
        var fill = className == "bar-low" ? $" fill=\"url(#{Id}-low)\"" : "";
        return Shapes.I($"<rect class=\"{className}\"{fill} x=\"{x:0.0}\" y=\"{y:0.0}\" width=\"{width:0.0}\" height=\"{height:0.0}\"/>");
    }

    private static string RangeOf(TornadoLine line) =>
        MoneyText.RangeWithUnit(line.Low, line.High, line.Unit);

    private string Described() => $"The {MoneyWords.Outcome(_tornado, _months)} is expected to be {MoneyText.Dollars(_tornado.Expected)}. "
        + string.Join("; ", _tornado.Lines.Select(line =>
            $"{MoneyName.Shown(line.Key)}, {RangeOf(line)}: {MoneyText.Dollars(line.AtLow)} to {MoneyText.Dollars(line.AtHigh)}")) + ".";

    private double X(double value) => Left + EndRoom + ((Width - Left - (2 * EndRoom)) * _axis.Place(value));
}
