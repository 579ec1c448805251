using FsCheck.Xunit;
using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Tests.Lexical;

public sealed class AnalyzerTests
{
    private static readonly AnalysisOptions Plain = new() { Stems = false, StopWords = StopWordList.None };

    [Theory]
    [InlineData("Hello, World!", "hello world")]
    [InlineData("COVID-19", "covid 19")]
    [InlineData("snake_case", "snake case")]
    [InlineData("the patient's file", "the patient file")]
    [InlineData("the patient’s file", "the patient file")]
    [InlineData("PATIENT'S", "patient")]
    [InlineData("O'Neill don't", "oneill dont")]
    [InlineData("'quoted' dogs'", "quoted dogs")]
    [InlineData("3.5 and 1,000.", "3.5 and 1000")]
    [InlineData("end.Start a,b", "end start a b")]
    [InlineData("6½", "6")]
    [InlineData("Café naïve Straße", "cafe naive strasse")]
    [InlineData("Cafe\u0301", "cafe")]
    [InlineData("Ångström œuvre Łódź", "angstrom oeuvre lodz")]
    [InlineData("Ελλάδα ΣΟΦΟΣ σοφος", "ελλαδα σοφοσ σοφοσ")]
    [InlineData("Москва", "москва")]
    [InlineData("ＡＢＣ１２", "abc12")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("北京大学", "北京 京大 大学")]
    [InlineData("北", "北")]
    [InlineData("東京tower", "東京 tower")]
    [InlineData("日本。中国", "日本 中国")]
    [InlineData("한국어", "한국 국어")]
    [InlineData("𠀀𠀁", "𠀀𠀁")]
    [InlineData("a\uD800b", "a b")]
    [InlineData("", "")]
    [InlineData(" \t\n!?", "")]
    public void A_text_has_these_terms(string text, string terms) => Assert.Equal(terms, string.Join(' ', Terms(text, Plain)));

    [Fact]
    public void Accents_may_be_kept() => Assert.Equal(["café"], Terms("Café", Plain with { FoldsAccents = false }));

    [Fact]
    public void Stop_words_are_left_out_and_endings_cut() =>
        Assert.Equal(["cat", "chase", "rabbit"], Terms("It's the cats' own: they'll be chased by those rabbits", new AnalysisOptions()));

    [Fact]
    public void Runs_of_words_stand_behind_their_last_word_and_a_stop_word_breaks_them()
    {
        var options = new AnalysisOptions { LongestGram = 3 };

        Assert.Equal(
            ["new", "york", "new york", "citi", "york citi", "new york citi", "mayor"], Terms("New York City of mayors", options));
    }

    [Fact]
    public void A_run_does_not_reach_from_a_heading_into_the_text()
    {
        var terms = new List<string>();
        var passage = new Passage { Id = PassageId.Of("1"), Document = "d", Text = "beta", TitlePath = ["alpha"] };

        new Analyzer(Plain with { LongestGram = 2 }).Analyze(passage, terms);

        Assert.Equal(["alpha", "beta"], terms);
    }

    [Fact]
    public void Headings_count_only_where_they_should()
    {
        var terms = new List<string>();
        var passage = new Passage { Id = PassageId.Of("1"), Document = "d", Text = "beta", TitlePath = ["alpha"] };

        new Analyzer(Plain with { IncludesTitles = false }).Analyze(passage, terms);

        Assert.Equal(["beta"], terms);
    }

    [Fact]
    public void An_endless_token_is_cut()
    {
        var terms = Terms(new string('x', 1000), Plain);

        Assert.Equal(1000, terms.Sum(term => term.Length));
        Assert.All(terms, term => Assert.InRange(term.Length, 1, Tokenizer.LongestToken));
    }

    [Property]
    public void Whatever_the_characters_terms_are_words(char[] units)
    {
        foreach (var term in Terms(new string(units), new AnalysisOptions { LongestGram = 2 }))
        {
            Assert.NotEmpty(term);
            Assert.True(term[0] > ' ');
            Assert.Equal(term, term.ToLowerInvariant());
        }
    }

    private static List<string> Terms(string text, AnalysisOptions options)
    {
        var terms = new List<string>();
        new Analyzer(options).Analyze(text, terms);
        return terms;
    }
}
