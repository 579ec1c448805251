using Rung.Engine.Reports.Outlooks.Pictures;

namespace Rung.Engine.Tests.Reports.Outlooks;

public sealed class TornadoAndCashTests
{
    [Fact]
    public void The_most_important_assumption_is_at_the_top_and_has_the_longest_bar()
    {
        var outlook = Outlooks.Uncertain(Outlooks.Billed("billed", 0.01), Outlooks.Trained("trained", 2_000, 0.001));
        var picture = Outlooks.Parsed(TornadoPicture.Draw(outlook));

        // The first of each kind is the legend's.
        var low = picture.All("rect", "bar-low").Skip(1).ToArray();
        var high = picture.All("rect", "bar-high").Skip(1).ToArray();
        var lengths = low.Zip(high, (one, other) => one.Number("width") + other.Number("width")).ToArray();
        Assert.Equal(outlook.Tornado.Lines.Length, lengths.Length);
        Assert.Equal(lengths.OrderDescending(), lengths);
        Assert.Equal(low.Select(bar => bar.Number("y")).Order(), low.Select(bar => bar.Number("y")));
        Assert.Equal(outlook.Tornado.Lines[0].Key, picture.All("text", "strong").First().Value);
    }

    [Fact]
    public void Low_and_high_differ_by_hatching()
    {
        var picture = Outlooks.Parsed(TornadoPicture.Draw(Outlooks.Uncertain(Outlooks.Billed("billed", 0.01))));

        Assert.All(picture.All("rect", "bar-low"), bar => Assert.Equal("url(#money-tornado-low)", bar.Attribute("fill")!.Value));
        Assert.All(picture.All("rect", "bar-high"), bar => Assert.Null(bar.Attribute("fill")));
        Assert.Single(picture.Descendants(Outlooks.Svg + "pattern"), pattern => pattern.Attribute("id")!.Value == "money-tornado-low");
    }

    [Fact]
    public void Both_ends_of_a_bar_are_lettered_with_the_assumption_s_values()
    {
        var outlook = Outlooks.Of(Outlooks.Certain(50_000, Outlooks.Trained("trained", 12_000, 0.001)));
        var picture = Outlooks.Parsed(TornadoPicture.Draw(outlook));

        // A triangle of 6,000, 12,000, 18,000 has a tenth of its draws below 6,000 + √(.1 · 12,000 · 6,000) = 8,683.
        var said = picture.All("text", "said").Select(text => text.Value).ToArray();
        Assert.Contains("$8,680", said);
        Assert.Contains("$15,300", said);
        Assert.Contains(picture.All("text", "soft"), text => text.Value == "$8,680 to $15,300");
    }

    [Fact]
    public void The_month_in_which_two_lines_cross_is_marked()
    {
        // 200,000 calls save $1,800 a month, and $6,000 are back after 3⅓ of them.
        var outlook = Outlooks.Of(Outlooks.Certain(200_000, Outlooks.Billed("billed", 0.01), Outlooks.Trained("trained", 6_000, 0.001)));
        var picture = Outlooks.Parsed(CashPicture.Draw(outlook));

        var frame = picture.All("line", "frame").ToArray();
        var (left, right) = (frame.Min(line => line.Number("x1")), frame.Max(line => line.Number("x2")));
        var circle = Assert.Single(picture.All("circle", "crossing"));
        Assert.Equal(left + ((right - left) * (6_000 / 1_800.0) / 12), circle.Number("cx"), tolerance: 0.1);
        Assert.Contains(picture.All("text", "said"), text => text.Value == "after 4 months 'trained' has cost less than 'billed'");
    }

    [Fact]
    public void Lines_that_never_cross_are_said_not_to()
    {
        var picture = Outlooks.Parsed(CashPicture.Draw(Outlooks.Of(Outlooks.Certain(50_000, Outlooks.Billed("one", 0.01), Outlooks.Billed("other", 0.02)))));

        Assert.Empty(picture.All("circle", "crossing"));
        Assert.Equal("No two of the expected lines cross within 12 months.", picture.Element(Outlooks.Svg + "title")!.Value);
    }

    [Theory]
    [InlineData(new[] { 10.0, 11, 12 })]
    [InlineData(new[] { 0.0, 0, 0, 0, 0 })]
    [InlineData(new[] { 100.0, 99, 20, 22, 98, 0 })]
    public void Labels_are_pushed_apart_and_keep_their_order(double[] wanted)
    {
        var places = LabelColumn.PushedApart(wanted, gap: 15, top: 0, bottom: 100);

        var inOrder = wanted.Index().OrderBy(pair => pair.Item).Select(pair => places[pair.Index]).ToArray();
        Assert.All(inOrder.Zip(inOrder.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 15 - 1e-9));
        Assert.All(places, place => Assert.InRange(place, 0, 100));
    }

    [Fact]
    public void Labels_with_room_stay_where_they_are_wanted() =>
        Assert.Equal([80, 10, 40], LabelColumn.PushedApart([80, 10, 40], gap: 15, top: 0, bottom: 100));
}
