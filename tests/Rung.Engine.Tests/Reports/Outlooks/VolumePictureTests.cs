using System.Globalization;
using Rung.Core.Economics.Outlooks;
using Rung.Engine.Reports.Outlooks.Pictures;

namespace Rung.Engine.Tests.Reports.Outlooks;

public sealed class VolumePictureTests
{
    [Fact]
    public void The_crossing_is_marked_where_it_is()
    {
        var outlook = Outlooks.Two();
        var picture = Outlooks.Parsed(VolumePicture.Draw(outlook));

        var circle = Assert.Single(picture.All("circle", "crossing"));
        var hair = Assert.Single(picture.All("line", "hair"));
        // The axis runs from a 32nd of the team's volume to 32 times it.
        var share = (1 + (Math.Log(outlook.Crossings[0].CallsPerMonth / 50_000) / Math.Log(32))) / 2;
        var (left, right) = (picture.All("line", "frame").Min(line => line.Number("x1")), picture.All("line", "frame").Max(line => line.Number("x2")));
        Assert.Equal(left + (share * (right - left)), circle.Number("cx"), tolerance: 0.1);
        Assert.Equal(circle.Number("cx"), hair.Number("x1"), tolerance: 0.1);
        Assert.Equal(circle.Number("cx"), hair.Number("x2"), tolerance: 0.1);
    }

    [Fact]
    public void The_crossing_says_from_which_volume_on_who_costs_less_at_its_hair_line()
    {
        var picture = Outlooks.Parsed(VolumePicture.Draw(Outlooks.Two()));

        var label = picture.All("text", "said").Single(text => text.Value == "111,000 calls a month: 'trained' costs less above");
        var hair = picture.All("line", "hair").Single();
        Assert.InRange(Math.Abs(label.Number("x") - hair.Number("x1")), 0, 5);
        Assert.InRange(label.Number("y"), hair.Number("y1"), hair.Number("y2"));
    }

    [Fact]
    public void Both_lines_pass_through_their_crossing()
    {
        var picture = Outlooks.Parsed(VolumePicture.Draw(Outlooks.Two()));
        var circle = picture.All("circle", "crossing").Single();

        Assert.All(picture.All("polyline", "run"), line => Assert.Equal(circle.Number("cy"), HeightAt(line.Attribute("points")!.Value, circle.Number("cx")), tolerance: 2));
    }

    [Fact]
    public void The_title_says_the_finding()
    {
        var picture = Outlooks.Parsed(VolumePicture.Draw(Outlooks.Two()));

        var title = picture.Element(Outlooks.Svg + "title")!;
        Assert.Equal("Up to 111,000 calls a month 'billed' costs least; from 111,000 on 'trained' does.", title.Value);
        Assert.Equal("img", picture.Attribute("role")!.Value);
        Assert.Equal(
            [title.Attribute("id")!.Value, picture.Element(Outlooks.Svg + "desc")!.Attribute("id")!.Value],
            picture.Attribute("aria-labelledby")!.Value.Split(' '));
    }

    [Fact]
    public void The_team_s_own_volume_stands_in_the_middle()
    {
        var picture = Outlooks.Parsed(VolumePicture.Draw(Outlooks.Two()));

        var line = Assert.Single(picture.All("line", "own"));
        var frame = picture.All("line", "frame").ToArray();
        Assert.Equal((frame.Min(axis => axis.Number("x1")) + frame.Max(axis => axis.Number("x2"))) / 2, line.Number("x1"), tolerance: 0.1);
        Assert.Contains(picture.All("text", "strong"), text => text.Value == "your traffic: 50,000 calls a month");
    }

    [Fact]
    public void Lines_differ_by_dashes_and_by_marks_and_not_by_colour_alone()
    {
        var picture = Outlooks.Parsed(VolumePicture.Draw(Eight()));

        var dashes = picture.All("polyline", "run").Select(line => line.Attribute("stroke-dasharray")!.Value).ToArray();
        Assert.Equal(8, dashes.Length);
        Assert.Equal(8, dashes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(8, LineLook.All.Select(look => look.Mark(10, 10).Replace(look.ClassName, "", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Names_at_the_right_end_do_not_cover_each_other()
    {
        var picture = Outlooks.Parsed(VolumePicture.Draw(Eight()));

        var heights = picture.All("text", "end").Select(text => text.Number("y")).Order().ToArray();
        Assert.Equal(8, heights.Length);
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 14.9, $"{pair.First} and {pair.Second}"));
        Assert.InRange(heights[^1], 0, double.Parse(picture.Attribute("viewBox")!.Value.Split(' ')[3], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void More_than_eight_are_not_drawn_but_counted()
    {
        var outlook = Outlooks.Of(Outlooks.Certain(50_000, [.. Enumerable.Range(1, 11).Select(i => Outlooks.Billed($"c{i}", 0.001 * i))]));
        var picture = Outlooks.Parsed(VolumePicture.Draw(outlook));

        Assert.Equal(8, picture.All("polyline", "run").Count());
        Assert.Contains(picture.All("text", "soft"), text => text.Value == "3 more, which cost more, are in the table only.");
    }

    [Fact]
    public void What_costs_nothing_is_drawn_on_the_axis_with_a_note()
    {
        var picture = Outlooks.Parsed(VolumePicture.Draw(Outlooks.Of(Outlooks.Certain(50_000, Outlooks.Free("majority"), Outlooks.Billed("billed", 0.01)))));

        var floor = picture.All("line", "frame").Max(line => line.Number("y2"));
        var free = picture.All("polyline", "reference").Single().Attribute("points")!.Value;
        Assert.All(free.Split(' '), point => Assert.Equal(floor, double.Parse(point.Split(',')[1], CultureInfo.InvariantCulture), tolerance: 0.1));
        Assert.Contains(picture.All("text", "soft"), text => text.Value.StartsWith("'majority' costs $0", StringComparison.Ordinal));
        Assert.Contains(picture.All("text", "end"), text => text.Value == "majority ($0)");
    }

    [Fact]
    public void One_candidate_alone_is_drawn_even_where_it_costs_nothing()
    {
        foreach (var candidate in new[] { Outlooks.Free("majority"), Outlooks.Billed("billed", 0.01) })
        {
            var picture = Outlooks.Parsed(VolumePicture.Draw(Outlooks.Of(Outlooks.Certain(50_000, candidate))));

            Assert.Single(picture.All("polyline", "run"));
            Assert.Empty(picture.All("circle", "crossing"));
        }
    }

    [Fact]
    public void Ticks_are_one_two_and_five_times_powers_of_ten()
    {
        var picture = Outlooks.Parsed(VolumePicture.Draw(Outlooks.Two()));

        string[] ticks = [.. picture.All("text", "soft").Select(text => text.Value)];
        Assert.All((string[])["2 k", "5 k", "10 k", "100 k", "1 M", "$500", "$1,000", "$20,000", "$200,000"], tick => Assert.Contains(tick, ticks));
    }

    private static OwnershipOutlook Eight() =>
        Outlooks.Uncertain([.. Enumerable.Range(1, 8).Select(i => Outlooks.Trained($"c{i}", 100 * i, 0.01 + (0.000_001 * i)))]);

    private static double HeightAt(string points, double x)
    {
        var all = points.Split(' ').Select(point => point.Split(',').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        var right = Array.FindIndex(all, point => point[0] >= x);
        var (from, to) = (all[right - 1], all[right]);
        return from[1] + ((to[1] - from[1]) * (x - from[0]) / (to[0] - from[0]));
    }
}
