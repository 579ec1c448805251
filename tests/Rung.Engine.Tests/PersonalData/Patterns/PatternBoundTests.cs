using System.Text;
using System.Text.RegularExpressions;
using Rung.Engine.PersonalData;
using Rung.Engine.PersonalData.Patterns;

namespace Rung.Engine.Tests.PersonalData.Patterns;

/// <summary>No text, however it was made, keeps the patterns busy without end.</summary>
public sealed partial class PatternBoundTests
{
    private const int Long = 100_000;

    [Fact]
    public void No_pattern_repeats_anything_without_end()
    {
        foreach (var pattern in PatternList.All)
        {
            var bare = Ignored().Replace(pattern.Regex.ToString(), "_");

            Assert.False(Endless().IsMatch(bare), $"{pattern.Type}: {pattern.Regex}");
        }
    }

    [Theory]
    [InlineData("a", false)]
    [InlineData("a+", true)]
    [InlineData("[+*]{0,3}", false)]
    [InlineData("a{2,}", true)]
    [InlineData("(?:ab){1,3}?", false)]
    [InlineData("\\+\\*", false)]
    [InlineData("(?:a|b)*c", true)]
    public void The_test_above_sees_what_is_endless(string pattern, bool isEndless) =>
        Assert.Equal(isEndless, Endless().IsMatch(Ignored().Replace(pattern, "_")));

    // Each is what comes nearest to a match of some pattern again and again without ever being one.
    [Theory]
    [InlineData("0")]
    [InlineData("1 ")]
    [InlineData("1-")]
    [InlineData("1.")]
    [InlineData("a")]
    [InlineData("A1")]
    [InlineData("A ")]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("a@a.")]
    [InlineData(":")]
    [InlineData("a:")]
    [InlineData("1:")]
    [InlineData("+1 ")]
    [InlineData("(1")]
    [InlineData("eyJ-")]
    [InlineData("eyJaaaaaaaaaa.")]
    [InlineData("http://")]
    [InlineData("http://a?")]
    [InlineData("http://a?key=")]
    [InlineData("a://a:")]
    [InlineData("sk-")]
    [InlineData("xoxb-")]
    [InlineData("token=")]
    [InlineData("password is ")]
    [InlineData("bearer ")]
    [InlineData("passport 1")]
    [InlineData("phone number ")]
    [InlineData("plate AB")]
    [InlineData("DL 1A2")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("-----BEGIN ")]
    [InlineData("May ")]
    [InlineData("12 May ")]
    [InlineData("aged ")]
    [InlineData("DE89 1111 ")]
    [InlineData("<<<1")]
    public void A_long_text_without_a_match_is_searched_to_its_end(string piece)
    {
        var text = new StringBuilder(Long + piece.Length);
        while (text.Length < Long)
        {
            text.Append(piece);
        }

        foreach (var pattern in PatternList.All)
        {
            // The engine's own clock throws where a search would not end in reasonable time.
            var timed = new Regex(pattern.Regex.ToString(), pattern.Regex.Options & ~RegexOptions.Compiled, TimeSpan.FromSeconds(20));

            _ = timed.Count(text.ToString());
        }

        using var taken = new TakenCharacters(text.Length);
        PatternFinder.AddTo([], text.ToString(), taken);
    }

    /// <summary>Escapes, classes and the openings of groups: a plus or a star in them repeats nothing.</summary>
    [GeneratedRegex(@"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?[^:()]*:|\(\?[<>=!]+")]
    private static partial Regex Ignored();

    [GeneratedRegex(@"[*+]|\{[0-9]+,\}")]
    private static partial Regex Endless();
}
