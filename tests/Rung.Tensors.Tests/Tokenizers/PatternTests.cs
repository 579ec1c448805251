using System.Text.RegularExpressions;
using Rung.Tensors.Tokenizers;
using Rung.Tensors.Tokenizers.Patterns;
using Rung.Tensors.Tokenizers.PreTokenization;

namespace Rung.Tensors.Tests.Tokenizers;

public sealed class PatternTests
{
    private const string Llama3 =
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private const string Gpt4o =
        @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private static readonly string[] Letters = ["a", "b", "A", "z", " ", "  ", "\n", "\r\n", "'s", "'LL", "1", "22", "!", "ä", "Ж", "中", "\u0301", "ǅ", "/"];

    [Theory]
    [InlineData(ByteLevelPreTokenizer.WordPattern)]
    [InlineData(Llama3)]
    [InlineData(Gpt4o)]
    [InlineData(@"\w+|[^\w\s]+")]
    [InlineData(@"(a|ab)(c|bcd|z)?\s*")]
    [InlineData(@"a*?b|[^a]{2,3}?|a{0,2}1")]
    [InlineData(@"(?:a|b)*z|\bA|[A-Z]\B")]
    public void On_one_unit_characters_both_matchers_agree_with_the_platforms(string source)
    {
        var pattern = Pattern.Parse(source);
        var platform = new Regex(source, RegexOptions.CultureInvariant);
        var random = new Random(11);

        for (var round = 0; round < 400; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Letters[random.Next(Letters.Length)]));
            var expected = platform.Matches(text).Where(match => match.Length > 0).Select(match => (match.Index, match.Index + match.Length));

            Assert.Equal(expected, Matches(pattern, text, isLinear: false));
            Assert.Equal(expected, Matches(pattern, text, isLinear: true));
        }
    }

    [Fact]
    public void The_words_scanned_by_hand_are_those_of_the_pattern()
    {
        var byPattern = new PatternPreTokenizer(Pattern.Parse(ByteLevelPreTokenizer.WordPattern), SplitBehavior.Isolated, isInverted: false);
        var byHand = new WordScanner();
        var random = new Random(13);
        string[] letters = [.. Letters, "'", "r", "e", "v", "l", "s", "\t", "\u00A0", "𝐀", "🙂", "\ud83d", "\ude42", "½", "𝟙", "_"];

        for (var round = 0; round < 3000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => letters[random.Next(letters.Length)]));

            Assert.Equal(Pieces(byPattern, text), Pieces(byHand, text));
        }
    }

    [Theory]
    [InlineData(@"\p{L}+", "𝐀𝐁c 𠀀", "𝐀𝐁c|𠀀")]
    [InlineData(@"[^\s]", "🙂 a", "🙂|a")]
    [InlineData(".", "🙂\n", "🙂")]
    [InlineData(@"[🙂-🙃]+", "🙂🙃🙄", "🙂🙃")]
    [InlineData(@"\p{Han}+", "漢字かな𠮷", "漢字|𠮷")]
    public void Characters_beyond_the_basic_plane_are_characters(string source, string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Matches(Pattern.Parse(source), text, isLinear: false).Select(match => text[match.Start..match.End])));

    [Theory]
    [InlineData(@"\s++$|\S", "a  b  ", "a|b|  ")]
    [InlineData(@"[^\r\n]?+a", "xaa", "xa")]
    [InlineData(@"(?>a+)b|a", "aac", "a|a")]
    [InlineData(@"(?i)STRASSE|ſ", "strasSe S", "strasSe|S")]
    [InlineData("(?i:K)", "k\u212A", "k|\u212A")]
    [InlineData(@"[a-z&&[^aeiou]]+", "hello", "h|ll")]
    [InlineData(@"(?<=a)b|(?<!a)c", "abcacb", "b|c")]
    [InlineData(@"x{2}|\x{61}\u0062|[\-\]]", "xxab]-", "xx|ab|]|-")]
    [InlineData(@"{a}|b{,2}", "{a}bb", "{a}|bb")]
    public void What_others_dialects_add_means_what_they_mean(string source, string text, string expected)
    {
        foreach (var isLinear in new[] { false, true })
        {
            Assert.Equal(expected, string.Join('|', Matches(Pattern.Parse(source), text, isLinear).Select(match => text[match.Start..match.End])));
        }
    }

    [Theory]
    [InlineData("(a|a)*b")]
    [InlineData("(a*)*b")]
    [InlineData("a*a*a*a*b")]
    [InlineData("a+b|a++b")]
    [InlineData("(?:a?){50}b")]
    public void No_text_is_slow(string source)
    {
        // With backtracking alone each of these would take longer than the universe has.
        var text = new string('a', 20_000);
        var scan = Pattern.Parse(source).Rent();

        Assert.False(scan.TryNext(text, out _, out _));
        Assert.True(scan.IsLinear);
    }

    [Theory]
    [InlineData(@"(a)\1", "escape")]
    [InlineData("(?=ab)", "one character")]
    [InlineData("(?>ab)", "atomic")]
    [InlineData("(ab)++", "possessively")]
    [InlineData("a{2000}", "1000")]
    [InlineData("(a", "without its ')'")]
    [InlineData("a)", "without its '('")]
    [InlineData("[a", "without its ']'")]
    [InlineData(@"\p{Klingon}", "not known")]
    [InlineData("*a", "nothing stands before")]
    [InlineData("(((a{999}){999}){999})", "steps")]
    [InlineData("[z-a]", "smaller to the larger")]
    [InlineData(@"a\", "nothing behind")]
    public void What_cannot_be_matched_in_linear_time_or_means_nothing_is_refused(string source, string problem) =>
        Assert.Contains(problem, Assert.Throws<PatternException>(() => Pattern.Parse(source)).Message, StringComparison.Ordinal);

    private static string Pieces(PreTokenizer subject, string text)
    {
        var (aligned, pieces) = (new AlignedText(), new PieceList());
        aligned.Reset(text.AsMemory(), origin: 0);
        pieces.Begin();
        pieces.Add(0, text.Length);
        pieces.Commit();
        subject.Apply(aligned, pieces);
        return string.Join(' ', pieces.Current.ToArray().Select(piece => piece.End));
    }

    private static List<(int Start, int End)> Matches(Pattern pattern, string text, bool isLinear)
    {
        var matches = new List<(int, int)>();
        var scan = pattern.Rent();
        scan.Begin(isLinear);
        while (scan.TryNext(text, out var start, out var end))
        {
            if (end > start)
            {
                matches.Add((start, end));
            }
        }

        pattern.Return(scan);
        return matches;
    }
}
