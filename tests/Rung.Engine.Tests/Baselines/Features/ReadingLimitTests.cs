using Rung.Engine.Baselines.Features;

namespace Rung.Engine.Tests.Baselines.Features;

public sealed class ReadingLimitTests
{
    [Fact]
    public void Short_texts_are_read_to_their_ends() =>
        Assert.Equal(int.MaxValue, ReadingLimit.For(["some text", ""], TextFeatures.Characters));

    [Fact]
    public void Long_texts_are_read_as_far_as_there_is_room()
    {
        // 8 Mi grams, four a character: 2 Mi characters, of which the short text takes 1,000 of its own.
        string[] texts = [new('a', 5_000_000), new('b', 1_000)];

        var limit = ReadingLimit.For(texts, TextFeatures.Characters);

        Assert.Equal((2 * 1024 * 1024) - 1_000, limit);
    }

    [Fact]
    public void What_lies_beyond_the_limit_is_passed_over()
    {
        var trie = new GramTrie();

        var grams = new GramReader(trie, TextFeatures.Words, longestText: 7).ReadAndLearn("one two three");

        Assert.Equal(["one", "one two", "two"], grams.Select(trie.TextOf).Order(StringComparer.Ordinal));
    }
}
