using FsCheck.Xunit;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Tests.Segments;

public sealed class StoredTextTests
{
    [Property]
    public void Every_string_comes_back_even_one_that_is_no_valid_text(char[] units)
    {
        var text = new string(units);

        Assert.Equal(text, StoredText.TryRead(StoredText.ToBytes(text)));
    }

    [Property]
    public void Bytes_compare_as_strings_do(char[] one, char[] other)
    {
        var (left, right) = (new string(one), new string(other));

        Assert.Equal(
            Math.Sign(string.CompareOrdinal(left, right)),
            Math.Sign(StoredText.Compare(StoredText.ToBytes(left), StoredText.ToBytes(right))));
    }

    [Theory]
    [InlineData("\uE000", "\U00010000")]
    [InlineData("a\uFFFD", "a\U0001F600")]
    [InlineData("\uD800", "a")]
    [InlineData("\uD800", "\uE000")]
    [InlineData("", "a")]
    [InlineData("ab", "a")]
    public void Units_decide_the_order_where_code_points_would_not(string one, string other) => Assert.Equal(
        Math.Sign(string.CompareOrdinal(one, other)),
        Math.Sign(StoredText.Compare(StoredText.ToBytes(one), StoredText.ToBytes(other))));

    [Fact]
    public void Bytes_that_are_no_string_are_none()
    {
        Assert.Null(StoredText.TryRead([0xC0]));
        Assert.Null(StoredText.TryRead([0xFF, 1]));
    }
}
