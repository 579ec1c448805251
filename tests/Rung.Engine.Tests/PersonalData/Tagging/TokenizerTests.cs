using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Engine.PersonalData.Tagging;

namespace Rung.Engine.Tests.PersonalData.Tagging;

[Properties(Replay = "(20260302,7)")]
public sealed class TokenizerTests
{
    private static readonly Gen<string> Texts =
        from pieces in Gen.ListOf(Gen.Elements("a", "É", "ß", "e\u0301", "7", "42", "'", "’s", " ", "\n", "\t", ".", "-", "😀", "\ud83d", "\ude00", "字", "\0"))
        select string.Concat(pieces);

    [Theory]
    [InlineData("Ada Lovegrove", "Ada|Lovegrove")]
    [InlineData("12 Elm St.", "12|Elm|St|.")]
    [InlineData("B2B, 24x7", "B|2|B|,|24|x|7")]
    [InlineData("O'Hara’s hat isn't Ada's", "O'Hara|’|s|hat|isn't|Ada|'|s")]
    [InlineData("'quoted'", "'|quoted|'")]
    [InlineData("Zoe\u0308 Ñandú", "Zoe\u0308|Ñandú")]
    [InlineData("hi😀you", "hi|😀|you")]
    [InlineData("ΠΟΛΕΜΙ\u2206ΙΑ 5€ €x a€", "ΠΟΛΕΜΙ\u2206ΙΑ|5|€|€|x|a|€")]
    [InlineData("a\r\n\tb", "a|b")]
    [InlineData("Müller-Lüdenscheidt", "Müller|-|Lüdenscheidt")]
    [InlineData("", "")]
    public void Words_numbers_and_marks_are_tokens(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokens(text).Select(token => text[token.Start..token.End])));

    [Property(MaxTest = 500)]
    public Property All_but_the_blanks_is_in_one_token_each() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        var at = 0;
        foreach (var token in Tokens(text))
        {
            Assert.True(token.Length > 0);
            Assert.True(string.IsNullOrWhiteSpace(text[at..token.Start]));
            at = token.End;
        }

        Assert.True(string.IsNullOrWhiteSpace(text[at..]));
    });

    [Property(MaxTest = 500)]
    public Property No_token_parts_a_surrogate_pair() => Prop.ForAll(Texts.ToArbitrary(), text =>
        Tokens(text).TrueForAll(token => token.Start == 0 || !char.IsSurrogatePair(text, token.Start - 1)));

    private static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        Tokenizer.Tokenize(text, tokens);
        return tokens;
    }
}
