using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Tests.Documents;

public sealed class HtmlReaderTests
{
    [Fact]
    public async Task A_page_becomes_title_and_blocks()
    {
        var document = await Reading.DocumentAsync("a.html", """
            <html><head><title> The  page </title><meta name="author" content="Ann"><script>alert(1)</script></head>
            <body><h1>Top</h1>loose text<p>One<br>two</p>
            <ol><li>first<ul><li>inner</li></ul></li><li>second</li></ol>
            <table><thead><tr><th>a<th>b</thead><tr><td>1<td>2</table><pre>x  y
              z</pre></body></html>
            """);

        Assert.Equal("The page", document.Title);
        Assert.Equal("Ann", document.Metadata["author"]);
        Assert.Equal(
            ["Heading1: Top", "Paragraph: loose text", "Paragraph: One\ntwo", "List: 1. first\n  - inner\n2. second", "Table: a | b\n1 | 2", "Code: x  y\n  z"],
            Reading.Blocks(document));
    }

    [Theory]
    [InlineData("<p hidden>x</p>")]
    [InlineData("<p aria-hidden=true>x</p>")]
    [InlineData("<p style='display:none'>x</p>")]
    [InlineData("<p style='DISPLAY : NONE !important'>x</p>")]
    [InlineData("<p style='dis/**/play:none'>x</p>")]
    [InlineData("<p style='visibility:hidden'>x</p>")]
    [InlineData("<p style='opacity:0'>x</p>")]
    [InlineData("<p style='opacity:0.01'>x</p>")]
    [InlineData("<p style='font-size:0'>x</p>")]
    [InlineData("<p style='font-size:1px'>x</p>")]
    [InlineData("<p style='font-size:0.01em'>x</p>")]
    [InlineData("<p style='font:0/0 a'>x</p>")]
    [InlineData("<p style='position:absolute;left:-9999px'>x</p>")]
    [InlineData("<p style='position:fixed;top:-200vh'>x</p>")]
    [InlineData("<p style='text-indent:-9999px'>x</p>")]
    [InlineData("<p style='margin-left:-5000px'>x</p>")]
    [InlineData("<p style='color:white'>x</p>")]
    [InlineData("<p style='color:#fff'>x</p>")]
    [InlineData("<p style='color:#FEFEFE'>x</p>")]
    [InlineData("<p style='color:rgb(255, 255, 255)'>x</p>")]
    [InlineData("<p style='color:rgba(0,0,0,0)'>x</p>")]
    [InlineData("<p style='color:transparent'>x</p>")]
    [InlineData("<div style='background:black'><p style='color:#000'>x</p></div>")]
    [InlineData("<font color=white>x</font>")]
    [InlineData("<p style='height:0;overflow:hidden'>x</p>")]
    [InlineData("<p style='clip:rect(0,0,0,0);position:absolute'>x</p>")]
    [InlineData("<p style='clip-path:inset(100%)'>x</p>")]
    [InlineData("<p style='transform:scale(0)'>x</p>")]
    [InlineData("<template><p>x</p></template>")]
    [InlineData("<noscript>x</noscript>")]
    [InlineData("<dialog>x</dialog>")]
    [InlineData("<style>.gone{display:none}</style><p class=gone>x</p>")]
    [InlineData("<style>@media screen { p > .gone , b { font-size : 0 } }</style><p><i class=gone>x</i></p>")]
    public async Task What_nobody_sees_is_left_out_and_reported(string hidden)
    {
        var document = await Reading.DocumentAsync("a.html", $"<p>seen</p>{hidden}<p>end</p>");

        Assert.Equal("seen\n\nend", document.Text);
        Assert.Equal("x", Reading.Sample(document, TakenOutKind.HiddenText));
    }

    [Theory]
    [InlineData("<p style='color:black'>x</p>")]
    [InlineData("<div style='background:#003'><p style='color:white'>x</p></div>")]
    [InlineData("<div style='background:url(a.png)'><p style='color:white'>x</p></div>")]
    [InlineData("<p style='font-size:10px;opacity:.9'>x</p>")]
    [InlineData("<p style='position:absolute;left:20px'>x</p>")]
    [InlineData("<p style='overflow:hidden;height:200px'>x</p>")]
    [InlineData("<style>@media print{p{display:none}}</style><p>x</p>")]
    [InlineData("<details><p>x</p></details>")]
    public async Task What_is_seen_stays(string shown)
    {
        var document = await Reading.DocumentAsync("a.html", $"<p>seen</p>{shown}");

        Assert.Equal("seen\n\nx", document.Text);
    }

    [Fact]
    public async Task Programs_and_comments_are_counted()
    {
        var document = await Reading.DocumentAsync("a.html", "<p>a<!--one--><!-- two --></p><script>x()</script><style>p{}</style>");

        Assert.Equal("a", document.Text);
        Assert.Equal("one two", Reading.Sample(document, TakenOutKind.Comment));
        Assert.Equal(2, document.TakenOut.Single(taken => taken.Kind == TakenOutKind.Script).Count);
    }

    [Fact]
    public async Task A_table_that_lays_out_a_page_is_read_like_the_page()
    {
        var document = await Reading.DocumentAsync("a.html", "<table><tr><td><h2>News</h2><p>One.</p></td><td><p>Two.</p></td></tr></table>");

        Assert.Equal(["Heading2: News", "Paragraph: One.", "Paragraph: Two."], Reading.Blocks(document));
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("<svg>")]
    public async Task Elements_inside_each_other_without_end_are_refused(string open)
    {
        var refusal = await Reading.RefusalAsync("a.html", string.Concat(Enumerable.Repeat(open, 20_000)) + "x");

        Assert.Equal(RefusalCause.TooDeep, refusal.Cause);
        Assert.Contains("a.html", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_neighbours_are_not_deep()
    {
        var document = await Reading.DocumentAsync("a.html", string.Concat(Enumerable.Repeat("<p>x", 3_000)));

        Assert.Equal(3_000, document.Blocks.Length);
    }

    [Fact]
    public async Task Elements_that_multiply_end_at_a_limit()
    {
        var open = string.Concat(Enumerable.Range(0, 240).Select(i => $"<b id={i}>"));
        var refusal = await Reading.RefusalAsync("a.html", $"<p>{open}{string.Concat(Enumerable.Repeat("</p><p>x", 20_000))}");

        Assert.Equal(RefusalCause.Bomb, refusal.Cause);
    }
}
