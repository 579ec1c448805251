using Rung.Core.Data;
using Rung.Engine.Prompting;

namespace Rung.Engine.Tests.Prompting;

public sealed class LabelReaderTests
{
    private static readonly AnswerReader Reader = AnswerReader.For(
        OutputKind.Label, ["card_arrival", "refund", "Refund status", "top_up", "A", "a", "other."]);

    [Theory]
    [InlineData("card_arrival")]
    [InlineData("  card_arrival\n")]
    [InlineData("Card_Arrival")]
    [InlineData("\"card_arrival\"")]
    [InlineData("'card_arrival'.")]
    [InlineData("`card_arrival`")]
    [InlineData("**card_arrival**")]
    [InlineData("```\ncard_arrival\n```")]
    [InlineData("```text\ncard_arrival\n```")]
    [InlineData("Label: card_arrival")]
    [InlineData("**Label:** card_arrival")]
    [InlineData("- label: `card_arrival`")]
    [InlineData("The label is card_arrival.")]
    [InlineData("Category: card_arrival\n\nThe customer waits for a card.")]
    [InlineData("Let me see.\nAnswer: card_arrival")]
    [InlineData("{\"label\": \"card_arrival\"}")]
    [InlineData("```json\n{\"intent\": \"card_arrival\", \"confidence\": 0.9}\n```")]
    [InlineData("[\"card_arrival\"]")]
    [InlineData("<think>refund? no.\nLabel: refund</think>\n\ncard_arrival")]
    public void The_label_is_found_in_every_usual_wrapping(string text) => Assert.Equal("card_arrival", Reader.Read(text));

    [Theory]
    [InlineData("refund status", "Refund status")]
    [InlineData("A", "A")]
    [InlineData("a", "a")]
    [InlineData("other.", "other.")]
    public void A_label_is_returned_as_the_team_spells_it(string text, string label) => Assert.Equal(label, Reader.Read(text));

    [Theory]
    [InlineData("card_arrival\nrefund")]
    [InlineData("Label: card_arrival\nLabel: refund")]
    [InlineData("{\"first\": \"card_arrival\", \"second\": \"refund\"}")]
    [InlineData("{\"label\": [\"card_arrival\"]}")]
    [InlineData("It is not a refund but card_arrival, I think")]
    [InlineData("card arrival")]
    [InlineData("unknown")]
    [InlineData("\u0000")]
    [InlineData("")]
    public void What_names_no_label_or_several_stays_as_it_is(string text) => Assert.Equal(text, Reader.Read(text));

    [Fact]
    public void Labels_that_differ_in_case_alone_are_not_guessed()
    {
        var reader = AnswerReader.For(OutputKind.Label, ["Refund", "REFUND"]);

        Assert.Equal("refund", reader.Read("refund"));
        Assert.Equal("REFUND", reader.Read("REFUND"));
    }
}
