using Rung.Engine.PersonalData.Tagging;

namespace Rung.Engine.Tests.PersonalData.Tagging;

public sealed class LexiconTests
{
    private static readonly Lexicon Embedded = Lexicon.Read(Lexicon.OpenEmbedded);

    [Theory]
    [InlineData("house", nameof(WordLists.Ordinary))]
    [InlineData("houses", nameof(WordLists.Ordinary))]
    [InlineData("don't", nameof(WordLists.Ordinary))]
    [InlineData("they've", nameof(WordLists.Ordinary))]
    [InlineData("norway", nameof(WordLists.Country))]
    [InlineData("norwegian", nameof(WordLists.Nationality))]
    [InlineData("norwegians", nameof(WordLists.Nationality))]
    [InlineData("bruneian", nameof(WordLists.Nationality))]
    [InlineData("belizian", nameof(WordLists.Nationality))]
    [InlineData("tuesday", nameof(WordLists.Calendar))]
    [InlineData("dr", nameof(WordLists.Honorific))]
    [InlineData("gmbh", nameof(WordLists.Company))]
    [InlineData("avenida", nameof(WordLists.Street))]
    [InlineData("ohio", nameof(WordLists.State))]
    public void A_word_is_in_its_list(string word, string list) => Assert.True(Embedded.Find(word).Lists.HasFlag(Enum.Parse<WordLists>(list)));

    [Theory]
    [InlineData("xqzzt")]
    [InlineData("o'xqzzt")]
    [InlineData("")]
    public void What_nobody_knows_is_in_no_list(string word) => Assert.Equal(WordLists.None, Embedded.Find(word).Lists);

    [Fact]
    public void Words_of_one_class_say_the_same_of_those_around_them_and_function_words_each_their_own()
    {
        Assert.Equal(Embedded.Find("said").Class, Embedded.Find("replied").Class);
        Assert.NotEqual(0, Embedded.Find("said").Class);
        Assert.NotEqual(Embedded.Find("in").Class, Embedded.Find("of").Class);
    }

    [Fact]
    public void Words_that_are_taken_out_are_in_no_list_of_names()
    {
        var strict = Lexicon.Read(Lexicon.OpenEmbedded, new HashSet<string> { "aaliyah", "house" });

        Assert.Equal(WordLists.None, strict.Find("aaliyah").Lists);
        Assert.True(strict.Find("house").Lists.HasFlag(WordLists.Ordinary));
    }
}
