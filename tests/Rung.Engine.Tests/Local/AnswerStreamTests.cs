using System.Text;
using Rung.Engine.Local;
using Rung.Tensors.Tokenizers;
using Rung.Tensors.Tokenizers.Training;

namespace Rung.Engine.Tests.Local;

public sealed class AnswerStreamTests
{
    // Nothing is merged, so that every byte is a token: the hardest case for whoever must not split a character.
    private static readonly Tokenizer Bytes = Tokenizer.Read(
        new BpeTrainer(new BpeTrainerOptions { VocabularySize = 256 }).Train(CancellationToken.None), "bytes");

    [Theory]
    [InlineData("one STOP two", "one ")]
    [InlineData("one STO two", "one STO two")]
    [InlineData("one STOSTOP", "one STO")]
    [InlineData("STOP", "")]
    [InlineData("Zoë 🦊 STOPSTOP", "Zoë 🦊 ")]
    public void An_answer_ends_before_its_stop_however_tokens_part_it(string written, string expected) =>
        Assert.Equal(expected, Streamed(written, ["STOP"], endsAtBlankLine: false).Text);

    [Fact]
    public void Nothing_that_may_be_the_beginning_of_a_stop_is_shown_early()
    {
        var (_, pieces) = Streamed("ab ST cd", ["STOP"], endsAtBlankLine: false);

        Assert.DoesNotContain(pieces, piece => piece.EndsWith('S'));
        Assert.Contains(" ST ", string.Concat(pieces), StringComparison.Ordinal);
    }

    [Fact]
    public void No_piece_holds_half_a_character()
    {
        var (text, pieces) = Streamed("a🦊ë", [], endsAtBlankLine: false);

        Assert.Equal("a🦊ë", text);
        Assert.All(pieces, piece => Assert.DoesNotContain('\uFFFD', piece));
        Assert.All(pieces, piece => Assert.True(piece.Length == 0 || !char.IsHighSurrogate(piece[^1])));
    }

    [Theory]
    [InlineData("\n\nrefund\n\nnext question", "refund")]
    [InlineData("refund\n", "refund")]
    [InlineData("two\nlines\n\nmore", "two\nlines")]
    public void A_blank_line_ends_an_answer_but_not_before_its_first_word(string written, string expected) =>
        Assert.Equal(expected, Streamed(written, [], endsAtBlankLine: true).Text);

    private static (string Text, List<string> Pieces) Streamed(string written, string[] stops, bool endsAtBlankLine)
    {
        var stream = new AnswerStream(Bytes.StartDecoding(), stops, endsAtBlankLine);
        var pieces = new List<string>();
        foreach (var token in Bytes.Encode(written).Ids)
        {
            var isOver = stream.Push(token);
            pieces.Add(stream.Take());
            if (isOver)
            {
                break;
            }
        }

        pieces.Add(stream.Finish());
        return (new StringBuilder().AppendJoin("", pieces).ToString(), pieces);
    }
}
