using System.Xml.Linq;
using Rung.Core.Economics.Outlooks;
using Rung.Core.Economics.Value;
using Rung.Engine.Reports.Outlooks;

namespace Rung.Engine.Tests.Reports.Outlooks;

public sealed class MoneySectionTests
{
    private const string Attack = "<script>alert(1)</script>";

    [Fact]
    public void The_section_is_well_formed_and_holds_table_pictures_and_sentences()
    {
        var section = XElement.Parse(MoneySection.Write(Full()));

        Assert.Equal("Does it pay?", section.Elements("h2").Single(head => head.Attribute("id")!.Value == "money").Value);
        Assert.Equal(["money-volume", "money-cash", "money-tornado"], section.Descendants(Outlooks.Svg + "svg").Select(svg => svg.Attribute("id")!.Value));
        Assert.Equal(2, section.Elements("details").Count());
        Assert.EndsWith("1,000 draws, seed 1.", section.Value, StringComparison.Ordinal);
        Assert.All(section.Descendants("th"), head => Assert.Equal("col", head.Attribute("scope")!.Value));
    }

    [Fact]
    public void Ids_are_each_used_once()
    {
        var ids = XElement.Parse(MoneySection.Write(Full())).DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToArray();

        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_table_has_the_reference_marked_and_both_intervals()
    {
        var row = XElement.Parse(MoneySection.Write(Outlooks.Two())).Descendants("tr").Single(row => row.Attribute("class")?.Value == "chosen");

        Assert.Equal(["billed", "$0", "$500", "$6,000", "certain", "certain", "1"], row.Elements("td").Select(cell => cell.Value));
    }

    [Fact]
    public void Nothing_has_a_style_or_a_script() =>
        Assert.All(
            [MoneySection.Write(Full()), MoneySection.Write(Named(Attack))],
            section =>
            {
                Assert.DoesNotContain("style=", section, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("<script", section, StringComparison.OrdinalIgnoreCase);
            });

    [Fact]
    public void A_name_is_text_and_nothing_else()
    {
        var outlook = Named(Attack);

        Assert.Equal(Attack, XElement.Parse(MoneySection.Write(outlook)).Descendants("bdi").First(name => name.Value.StartsWith('<')).Value);
        Assert.DoesNotContain("<script", MoneyMarkdown.Write(outlook), StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", MoneyMarkdown.Write(outlook), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_cannot_steer_a_terminal_or_break_a_table()
    {
        var outlook = Named("a\u001b[31m | b\nc");

        Assert.DoesNotContain('\u001b', MoneyPlain.Write(outlook));
        Assert.Contains("\\| b c", MoneyMarkdown.Write(outlook), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_number_is_infinite_or_none(bool isAlone)
    {
        // What costs nothing returns without limit.
        var question = Outlooks.Certain(50_000, isAlone
            ? [Outlooks.Free("majority").WithQuality(0.5)]
            : [Outlooks.Free("majority").WithQuality(0.5), Outlooks.Free("copy").WithQuality(0.6), Outlooks.Billed("billed", 0.01).WithQuality(0.9)]);
        var outlook = Outlooks.Of(question with { Value = AnswerValue.Of(perCorrect: 0.05m) });

        Assert.All([MoneySection.Write(outlook), MoneyMarkdown.Write(outlook), MoneyPlain.Write(outlook)], text =>
        {
            Assert.DoesNotContain("NaN", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("without limit", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void All_three_reports_say_the_same()
    {
        var outlook = Full();
        string[] sentences =
        [
            MoneyWords.Finding(outlook), MoneyWords.ByVolume(outlook), MoneyWords.MostImportant(outlook.Tornado, outlook.Months),
            .. MoneyWords.Pairs(outlook), .. MoneyWords.Flips(outlook), .. StudentWords.Of(outlook.Distillation!, outlook.Months), MoneyWords.Draws(outlook),
            "'x': no price is known",
        ];

        var page = XElement.Parse(MoneySection.Write(outlook)).Value.Replace("\u2060", "", StringComparison.Ordinal).Replace('\u00a0', ' ');
        var markdown = MoneyMarkdown.Write(outlook).Replace("\\", "", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal);
        var plain = Unwrapped(MoneyPlain.Write(outlook));
        Assert.True(sentences.Length >= 9);
        Assert.All(sentences, sentence => Assert.All([page, markdown, plain], text => Assert.Contains(sentence, text, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_plain_text_keeps_within_a_hundred_columns()
    {
        var huge = Outlooks.Of(Outlooks.Certain(5_000_000_000, [.. Enumerable.Range(1, 3).Select(i => Outlooks.Trained($"a candidate with a name that goes on and on and on {i}", 1e9 * i, 0.5))]));

        Assert.All([Full(), huge, Named(new string('n', 300))], outlook =>
            Assert.All(MoneyPlain.Write(outlook).Split('\n'), line => Assert.InRange(line.Length, 0, PlainTextWidth)));
    }

    [Fact]
    public void A_flip_is_told_from_what_is_to_what_would_be() => Assert.Contains(
        "'trained' instead of 'billed' above 111,000 calls a month (now 50,000)", MoneyWords.Flips(Outlooks.Two()));

    [Fact]
    public void A_student_is_told_how_good_it_has_to_be()
    {
        // 6 M calls save $54,000 less $6,000, at a stake of 5 cents an answer: .16 fewer correct ones than .9.
        var words = StudentWords.Of(Full().Distillation!, months: 12);

        Assert.StartsWith("It must reach at least quality 0.740", words[2], StringComparison.Ordinal);
        Assert.Contains("'student' costs less than 'teacher' with probability 1", words[1], StringComparison.Ordinal);
    }

    private const int PlainTextWidth = 100;

    private static OwnershipOutlook Full() =>
        (Outlooks.Of(Outlooks.UncertainCase(Outlooks.Billed("billed", 0.01), Outlooks.Trained("trained", 2_000, 0.001))) with { Unknown = ["'x': no price is known"] }).WithStudent();

    private static OwnershipOutlook Named(string name) => Outlooks.Uncertain(Outlooks.Billed(name, 0.01), Outlooks.Trained("trained", 2_000, 0.001));

    private static string Unwrapped(string text) =>
        string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
