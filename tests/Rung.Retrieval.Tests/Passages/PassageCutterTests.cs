using Rung.Retrieval.Documents;
using Rung.Retrieval.Passages;

namespace Rung.Retrieval.Tests.Passages;

public sealed class PassageCutterTests
{
    private static readonly PassageOptions Small = new() { MaxTokens = 20, OverlapTokens = 0, MinTokens = 0 };

    [Fact]
    public void Headings_open_sections_and_make_the_title_path()
    {
        var document = MadeDocuments.Of(
            builder => builder.AddHeading(1, "Bikes"), builder => builder.AddHeading(2, "Parts"), builder => builder.AddParagraph("Wheel."),
            builder => builder.AddHeading(2, "Care"), builder => builder.AddParagraph("Oil."), builder => builder.AddHeading(1, "Cars"), builder => builder.AddParagraph("None."));

        var passages = PassageCutter.Cut(document, Small);

        Assert.Equal(["Made > Bikes > Parts", "Made > Bikes > Care", "Made > Cars"], passages.Select(passage => string.Join(" > ", passage.TitlePath)));
        Assert.Equal("Bikes\n\nParts\n\nWheel.", passages[0].Text);
    }

    [Fact]
    public void Paragraphs_are_cut_between_sentences_and_repeat_whole_ones()
    {
        var document = MadeDocuments.Of(builder => builder.AddParagraph(string.Join(' ', Enumerable.Range(1, 12).Select(i => $"Number {i} is a sentence."))));

        var passages = PassageCutter.Cut(document, Small with { OverlapTokens = 6 });

        Assert.Equal("Number 1 is a sentence. Number 2 is a sentence. Number 3 is a sentence.", passages[0].Text);
        Assert.Equal("Number 3 is a sentence. Number 4 is a sentence. Number 5 is a sentence.", passages[1].Text);

        // The overlap gives way where without it the rest fits into one.
        Assert.Equal("Number 10 is a sentence. Number 11 is a sentence. Number 12 is a sentence.", passages[^1].Text);
    }

    [Fact]
    public void A_list_that_fits_stays_whole()
    {
        var document = MadeDocuments.Of(
            builder => builder.AddParagraph("One two three four five six seven eight."), builder => builder.AddList(["- red", "- green", "- blue", "- white", "- black", "- grey"]));

        var passages = PassageCutter.Cut(document, Small with { MinTokens = 4 });

        Assert.Equal(["One two three four five six seven eight.", "- red\n- green\n- blue\n- white\n- black\n- grey"], passages.Select(passage => passage.Text));
    }

    [Fact]
    public void A_table_that_is_cut_repeats_its_header()
    {
        var document = MadeDocuments.Of(builder => builder.AddTable(
            Enumerable.Range(1, 6).Select(i => new[] { $"part {i}", $"{i} dollars" }).Prepend(["name", "price"]), hasHeader: true));

        var passages = PassageCutter.Cut(document, Small);

        Assert.Equal("name | price\npart 1 | 1 dollars\npart 2 | 2 dollars\npart 3 | 3 dollars", passages[0].Text);
        Assert.Equal("name | price\npart 4 | 4 dollars\npart 5 | 5 dollars\npart 6 | 6 dollars", passages[1].Text);
        Assert.Equal("part 4 | 4 dollars\npart 5 | 5 dollars\npart 6 | 6 dollars", document.Text[passages[1].Span.Start..passages[1].Span.End]);
    }

    [Fact]
    public void A_tiny_tail_takes_sentences_from_the_passage_before()
    {
        var document = MadeDocuments.Of(builder => builder.AddParagraph("One two three four. Five six seven eight. Nine ten eleven twelve. Last one here now. Tail."));

        var passages = PassageCutter.Cut(document, Small with { MinTokens = 6 });

        Assert.Equal(["One two three four. Five six seven eight. Nine ten eleven twelve.", "Last one here now. Tail."], passages.Select(passage => passage.Text));
    }

    [Fact]
    public void What_has_no_border_is_cut_between_characters_and_not_inside_one()
    {
        var document = MadeDocuments.Of(builder => builder.AddParagraph(string.Concat(Enumerable.Repeat("😀", 50))));

        var passages = PassageCutter.Cut(document, Small);

        Assert.Equal(document.Text, string.Concat(passages.Select(passage => passage.Text)));
        Assert.All(passages, passage => Assert.False(char.IsLowSurrogate(passage.Text[0])));
    }

    [Fact]
    public void A_heading_at_the_end_is_a_passage()
    {
        var document = MadeDocuments.Of(builder => builder.AddParagraph("Text."), builder => builder.AddHeading(1, "End"));

        Assert.Equal(["Text.", "End"], PassageCutter.Cut(document, Small).Select(passage => passage.Text));
    }

    [Fact]
    public void Passages_that_say_the_same_have_ids_of_their_own()
    {
        var document = MadeDocuments.Of(
            builder => builder.AddHeading(1, "A"), builder => builder.AddParagraph("Same."), builder => builder.AddHeading(1, "A"), builder => builder.AddParagraph("Same."));

        var ids = PassageCutter.Cut(document, Small).Select(passage => passage.Id.Value).ToList();

        Assert.Equal($"{ids[0]}.2", ids[1]);
    }

    [Fact]
    public void A_huge_word_costs_time_in_proportion()
    {
        var document = MadeDocuments.Of(builder => builder.AddParagraph(new string('x', 300_000)));

        Assert.Equal(300_000, PassageCutter.Cut(document, Small).Sum(passage => passage.Text.Length));
    }

    [Fact]
    public void Wrong_options_are_told_all_at_once()
    {
        var wrong = Assert.Throws<SettingsException>(() =>
            PassageCutter.Cut(MadeDocuments.Of(), new PassageOptions { MaxTokens = 2, OverlapTokens = 99, MinTokens = -1, Tokens = null! }));

        Assert.Equal(4, wrong.Errors.Length);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(" \n\t", 0)]
    [InlineData("a word", 2)]
    [InlineData("don't", 3)]
    [InlineData("internationalisation", 3)]
    [InlineData("12345", 2)]
    [InlineData("日本語", 3)]
    [InlineData("Привет", 3)]
    [InlineData("naïve café", 2)]
    public void Tokens_are_guessed_from_characters(string text, int expected) =>
        Assert.Equal(expected, ApproximateTokenCounter.Shared.Count(text));
}
