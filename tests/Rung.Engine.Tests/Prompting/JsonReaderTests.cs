using Rung.Core.Data;
using Rung.Engine.Prompting;

namespace Rung.Engine.Tests.Prompting;

public sealed class JsonReaderTests
{
    private static readonly AnswerReader Reader = AnswerReader.For(OutputKind.Json, []);

    [Theory]
    [InlineData("{\"b\": 1, \"a\": [1.50, null, true]}")]
    [InlineData("```json\n{\"a\": [1.50, null, true], \"b\": 1}\n```")]
    [InlineData("Here it is:\n{\"b\":1,\"a\":[1.50,null,true]}\nAnything else?")]
    [InlineData("Use {braces} or [brackets]: {\"b\":1,\"a\":[1.50,null,true]}")]
    [InlineData("{\"b\":1,\"a\":[1.50,null,true]}{\"second\":2}")]
    [InlineData("<think>{\"no\":1}</think>{\"b\":1,\"a\":[1.50,null,true]}")]
    public void The_first_value_is_found_and_spelled_in_one_way(string text) =>
        Assert.Equal("{\"a\":[1.50,null,true],\"b\":1}", Reader.Read(text));

    [Theory]
    [InlineData("42", "42")]
    [InlineData(" \"text\" ", "\"text\"")]
    [InlineData("null", "null")]
    [InlineData("\"caf\\u00e9\"", "\"café\"")]
    public void A_bare_value_is_one_too(string text, string value) => Assert.Equal(value, Reader.Read(text));

    [Theory]
    [InlineData("I cannot do that.")]
    [InlineData("{\"a\": 1")]
    [InlineData("{'a': 1}")]
    [InlineData("\"\\ud800\"")]
    [InlineData("")]
    public void What_holds_none_stays_as_it_is(string text) => Assert.Equal(text, Reader.Read(text));

    [Fact]
    public void A_text_full_of_brackets_takes_no_minute()
    {
        var text = string.Concat(Enumerable.Repeat("{\"a\": ", 200_000));

        Assert.Equal(text, Reader.Read(text));
    }
}
