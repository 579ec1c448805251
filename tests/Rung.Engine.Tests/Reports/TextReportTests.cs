using Rung.Engine.Reports;

namespace Rung.Engine.Tests.Reports;

public sealed class TextReportTests
{
    [Fact]
    public void The_plain_report_fits_a_hundred_columns_and_names_the_verdict()
    {
        var text = PlainReport.Write(ReportFixture.Source().Result);

        Assert.Contains("UNDECIDED: LABEL 364 MORE", text, StringComparison.Ordinal);
        Assert.Contains("0.700 [0.600, 0.750]", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n').Skip(8), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void Nothing_from_the_data_becomes_markup_in_Markdown()
    {
        var text = MarkdownReport.Write(ReportFixture.Source());

        Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("](javascript", text, StringComparison.Ordinal);
        Assert.Contains("small \\| model", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_of_a_Markdown_table_has_the_columns_of_its_head()
    {
        var columns = 0;
        foreach (var line in MarkdownReport.Write(ReportFixture.Source()).Split('\n'))
        {
            var cells = line.Replace("\\|", "", StringComparison.Ordinal).Count(character => character == '|');
            columns = line.StartsWith('|') ? columns == 0 ? cells : columns : 0;
            Assert.Equal(columns, line.StartsWith('|') ? cells : 0);
        }
    }

    [Fact]
    public void The_same_source_gives_the_same_bytes()
    {
        Assert.Equal(HtmlReport.Write(ReportFixture.Source()), HtmlReport.Write(ReportFixture.Source()));
        Assert.Equal(MarkdownReport.Write(ReportFixture.Source()), MarkdownReport.Write(ReportFixture.Source()));
    }
}
