using System.Collections.Immutable;

namespace Rung.Engine.Reports.Outlooks.Pictures;

/// <summary>Lines with bands, each named at its right end; what is said of places stands above, with a hair line down to each.</summary>
internal sealed class LinePicture
{
    private const double Width = 760;
    private const double Left = 72;
    private const double LabelGap = 15;
    private const double RowHeight = 17;
    private const double LeastPlotHeight = 290;
    private const double LabelOffset = 26;
    private const int LabelLength = 24;

    /// <summary>With more lines than these only the reference's band is hatched: hatchings upon each other show nothing.</summary>
    private const int MostHatched = 5;

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required PictureAxis Across { get; init; }

    public required PictureAxis Up { get; init; }

    public required Func<double, string> AcrossTick { get; init; }

    public required string AcrossTitle { get; init; }

    public required string UpTitle { get; init; }

    public required ImmutableArray<PictureLine> Lines { get; init; }

    public ImmutableArray<PictureMark> Marks { get; init; } = [];

    /// <summary>A place along the x axis that is the team's own.</summary>
    public PictureMark? Own { get; init; }

    public ImmutableArray<string> Notes { get; init; } = [];

    private double Top => (RowHeight * (Marks.Length + 1)) + 10;

    private double Bottom => Top + Math.Max(LeastPlotHeight, Lines.Length * LabelGap);

    private double Right => Width - LabelOffset - Lines.Max(line => Shapes.WidthOf(line.Label, line.IsReference)) - 4;

    /// <summary>What fits beside the plot.</summary>
    public static string LabelOf(string name) => MoneyName.Cut(name, LabelLength);

    public string Draw()
    {
        var below = Bottom + 20 + (Own is null ? 0 : RowHeight) + RowHeight;
        return Shapes.Picture(
            Id,
            Width,
            below + (Notes.Length * RowHeight) + 4,
            Title,
            Description,
            Hatchings() + Axes() + string.Concat(Lines.Select(Band)) + OwnPlace() + string.Concat(Lines.Select(Drawn)) + EndLabels()
                + MarksDrawn()
                + Shapes.Text("soft", (Left + Right) / 2, below - 4, "middle", AcrossTitle)
                + string.Concat(Notes.Select((note, i) => Shapes.Text("soft", Left, below + ((i + 1) * RowHeight) - 4, "start", note))));
    }

    private string Hatchings() =>
        $"<defs>{string.Concat(Lines.Select((_, i) => LineLook.All[i].Hatching($"{Id}-band-{i}")))}</defs>";

    private string Axes()
    {
        var across = Across.Ticks.Select(tick => Shapes.Line("grid", X(tick), Top, X(tick), Bottom)
            + Shapes.Text("soft", X(tick), Bottom + 16, "middle", AcrossTick(tick)));
        var up = Up.Ticks.Select(tick => Shapes.Line("grid", Left, Y(tick), Right, Y(tick))
            + Shapes.Text("soft", Left - 6, Y(tick) + 4, "end", MoneyText.DollarTick(tick)));
        return string.Concat(across) + string.Concat(up)
            + Shapes.Line("frame", Left, Bottom, Right, Bottom) + Shapes.Line("frame", Left, Top, Left, Bottom)
            + Shapes.Text("soft", 4, 13, "start", UpTitle);
    }

    private string Band(PictureLine line, int number)
    {
        if (line.Points.All(point => point.Low >= point.High))
        {
            return "";
        }

        var outline = line.Points.Select(point => (X(point.X), Y(point.High)))
            .Concat(line.Points.Reverse().Select(point => (X(point.X), Y(point.Low))));
        var points = Shapes.Points(outline);
        var look = LineLook.All[number];
        var hatched = Lines.Length <= MostHatched || line.IsReference
            ? $"<polygon class=\"hatched\" fill=\"url(#{Id}-band-{number})\" points=\"{points}\"/>"
            : "";
        return $"<polygon class=\"{look.ClassName} tint\" points=\"{points}\"/>{hatched}";
    }

    private string Drawn(PictureLine line, int number)
    {
        var look = LineLook.All[number];
        var points = Shapes.Points(line.Points.Select(point => (X(point.X), Y(point.Y))));
        var className = line.IsReference ? $"{look.ClassName} run reference" : $"{look.ClassName} run";

        // Every line has its marks at places of its own, so that lines that lie on each other can be told apart.
        var step = Math.Max(1, line.Points.Length / 4);
        var marks = line.Points.Where((_, i) => i % step == (number + 1) * 3 % step).Select(point => look.Mark(X(point.X), Y(point.Y)));
        return $"<polyline class=\"{className}\" stroke-dasharray=\"{look.Dashes}\" points=\"{points}\"/>{string.Concat(marks)}";
    }

    private string EndLabels()
    {
        var ends = Lines.Select(line => Y(line.Points[^1].Y)).ToArray();
        var places = LabelColumn.PushedApart(ends, LabelGap, Top + 4, Bottom - 4);
        return string.Concat(Lines.Select((line, i) =>
            Shapes.Line("leader", Right, ends[i], Right + 9, places[i])
            + LineLook.All[i].Mark(Right + 15, places[i])
            + Shapes.Text(line.IsReference ? "end strong" : "end", Right + LabelOffset - 2, places[i] + 4, "start", line.Label)));
    }

    private string OwnPlace() => Own is null
        ? ""
        : Shapes.Line("own", X(Own.X), Top, X(Own.X), Bottom + 20)
            + Shapes.Text("strong", X(Own.X), Bottom + 22 + 12, "middle", Own.Label);

    /// <summary>
    /// Labels that run to the right stand above those of the places further right, and their hair lines do not cross them;
    /// labels that run to the left the other way round.
    /// </summary>
    private string MarksDrawn()
    {
        var rows = Marks.Where(FitsRight).OrderBy(mark => mark.X).Concat(Marks.Where(mark => !FitsRight(mark)).OrderByDescending(mark => mark.X));
        return string.Concat(rows.Select((mark, row) =>
        {
            var (x, y) = (X(mark.X), (RowHeight * (row + 2)) - 2);
            var (place, anchor) = FitsRight(mark) ? (x + 4, "start") : (Math.Max(x - 4, Shapes.WidthOf(mark.Label) + 4), "end");
            return Shapes.Line("hair", x, y - 10, x, Bottom)
                + Shapes.Circle("crossing", x, Y(mark.Y), 5)
                + Shapes.Text("said", place, y, anchor, mark.Label);
        }));
    }

    private bool FitsRight(PictureMark mark) => X(mark.X) + 4 + Shapes.WidthOf(mark.Label) <= Width;

    private double X(double value) => Left + ((Right - Left) * Across.Place(value));

    private double Y(double value) => Bottom - ((Bottom - Top) * Up.Place(value));
}
