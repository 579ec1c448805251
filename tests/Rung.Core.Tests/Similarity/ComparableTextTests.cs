using FsCheck.Xunit;
using Rung.Core.Similarity;

namespace Rung.Core.Tests.Similarity;

[Properties(Replay = "(20260301,19)")]
public sealed class ComparableTextTests
{
    [Theory]
    [InlineData("  Where IS   my card?!", "where is my card")]
    [InlineData("don't – \"really\"", "don t really")]
    [InlineData("5% of €10 + £3", "5 of €10 + £3")]
    [InlineData("Ｆｕｌｌ ｗｉｄｔｈ", "full width")]
    [InlineData("of\uFB01ce\u00A0hours", "office hours")]
    [InlineData("re\u00ADceipt\u200B", "receipt")]
    [InlineData("m²", "m2")]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("???", "???")]
    [InlineData("", "")]
    public void What_does_not_make_another_text_is_overlooked(string text, string expected) => Assert.Equal(expected, ComparableText.Of(text));

    [Theory]
    [InlineData("caf\u00E9", "cafe\u0301")]
    [InlineData("\u1E69", "s\u0307\u0323")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u1EC7", "e\u0302\u0323")]
    public void A_letter_is_the_same_however_its_marks_are_written(string one, string other) =>
        Assert.Equal(ComparableText.Of(one), ComparableText.Of(other));

    [Fact]
    public void An_accent_counts() => Assert.NotEqual(ComparableText.Of("café"), ComparableText.Of("cafe"));

    [Property]
    public bool Normalising_twice_changes_nothing(string? text) =>
        ComparableText.Of(ComparableText.Of(text ?? "")) == ComparableText.Of(text ?? "");

    [Property]
    public bool Ascii_is_read_as_any_other_text(byte[]? codes)
    {
        var text = string.Concat((codes ?? []).Select(code => (char)(code % 128)));

        // Behind an Ω every text takes the way of all characters.
        return ComparableText.Of($"Ω a {text} b") == $"ω {ComparableText.Of($"a {text} b")}";
    }
}
