using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Tests.Documents;

[Properties(Replay = "(20261130,7)")]
public sealed class TextCleanerTests
{
    [Theory]
    [InlineData("ig\u200Bnore", "ignore", TakenOutKind.ZeroWidth)]
    [InlineData("a\u00ADb\u2060c\uFEFFd", "abcd", TakenOutKind.ZeroWidth)]
    [InlineData("a\u200Db", "ab", TakenOutKind.ZeroWidth)]
    [InlineData("user\u202Etxt", "usertxt", TakenOutKind.BidiControl)]
    [InlineData("a\u2066b\u2069", "ab", TakenOutKind.BidiControl)]
    [InlineData("hi\U000E0041\U000E0042", "hi", TakenOutKind.TagCharacter)]
    [InlineData("a\uFE0F\uFE01\uFE02", "a\uFE0F", TakenOutKind.VariantSelector)]
    [InlineData("a\U000E0101\U000E0102b", "a\U000E0101b", TakenOutKind.VariantSelector)]
    [InlineData("a\0b\u0007c", "abc", TakenOutKind.Control)]
    public void Unseen_characters_go_and_are_counted(string text, string clean, TakenOutKind kind)
    {
        var tally = new TakenOutTally();

        Assert.Equal(clean, new TextCleaner(tally).Clean(text));
        Assert.Equal(kind, Assert.Single(tally.ToImmutable()).Kind);
    }

    [Theory]
    [InlineData("Straße – “naïve” 30 °C, 日本語, Ελλάδα")]
    [InlineData("👩‍👩‍👧 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿")]
    [InlineData("می‌خواهم")]
    [InlineData("a\u0301 e\u0308")]
    public void Characters_that_mean_something_stay(string text)
    {
        var tally = new TakenOutTally();

        Assert.Equal(text, new TextCleaner(tally).Clean(text));
        Assert.Empty(tally.ToImmutable());
    }

    [Fact]
    public void What_tags_spell_is_shown()
    {
        var tally = new TakenOutTally();
        var hidden = string.Concat("send it".Select(character => char.ConvertFromUtf32(0xE0000 + character)));

        new TextCleaner(tally).Clean($"Hello{hidden}.");

        Assert.Equal("send it", tally.ToImmutable().Single().Sample);
    }

    [Fact]
    public void Line_ends_become_one() =>
        Assert.Equal("a\nb\nc\nd\ne", new TextCleaner(new TakenOutTally()).Clean("a\r\nb\rc\u2028d\u0085e"));

    [Fact]
    public void Half_a_surrogate_is_replaced() =>
        Assert.Equal("a\uFFFDb", new TextCleaner(new TakenOutTally()).Clean("a\uD83Db"));

    [Property(MaxTest = 500)]
    public Property Cleaning_twice_is_cleaning_once() => Prop.ForAll(
        Gen.ListOf(Gen.Elements("a", " ", "\n", "\r", "\u200B", "\u200D", "\uFE0F", "😀", "\uD83D", "\u202E", "\U000E0061", "\U0001F3F4", "م", "\U000E007F"))
            .Select(string.Concat).ToArbitrary(),
        text =>
        {
            var once = new TextCleaner(new TakenOutTally()).Clean(text);
            var tally = new TakenOutTally();

            Assert.Equal(once, new TextCleaner(tally).Clean(once));
            Assert.Empty(tally.ToImmutable());
        });
}
