using Rung.Engine.Retrieving.Prompts;
using Rung.Retrieval;

namespace Rung.Engine.Tests.Retrieving;

public sealed class CitedAnswerTests
{
    [Theory]
    [InlineData("Thirty days [1].", "Thirty days.", new[] { 1 })]
    [InlineData("[2] Thirty days[1, 3]", "Thirty days", new[] { 1, 2, 3 })]
    [InlineData("In [1984] it began [2][2]", "In [1984] it began", new[] { 2 })]
    [InlineData("No citation", "No citation", new int[0])]
    public void Citations_are_read_and_taken_out_of_the_answer(string written, string text, int[] citations)
    {
        var answer = CitedAnswer.Parse(written);

        Assert.Equal(text, answer.Text);
        Assert.Equal(citations, answer.Citations);
        Assert.False(answer.Abstains);
    }

    [Theory]
    [InlineData("NOT IN THE DOCUMENTS")]
    [InlineData("**Not in the documents.** The passages speak of holidays only.")]
    [InlineData("\"NOT IN THE DOCUMENTS\" [1]")]
    public void An_abstention_is_known_in_the_spellings_of_models(string written)
    {
        var answer = CitedAnswer.Parse(written);

        Assert.True(answer.Abstains);
        Assert.Equal(CitedAnswer.Abstention, answer.Text);
    }

    [Fact]
    public void An_answer_that_only_mentions_the_phrase_is_an_answer() =>
        Assert.False(CitedAnswer.Parse("Ten days [1]; the rest is not in the documents").Abstains);

    [Theory]
    [InlineData("The notice period is thirty days [1].", true, true)]
    [InlineData("The notice period is thirty days [2].", true, false)]
    [InlineData("The notice period is thirty days [7].", false, false)]
    [InlineData("The notice period is thirty days [1][7].", false, false)]
    [InlineData("The notice period is thirty days.", false, false)]
    public void A_citation_holds_when_its_passage_exists_and_has_the_words(string written, bool exist, bool holds)
    {
        Passage[] passages =
        [
            DocumentsFixture.Passage("a", "The notice period for all contracts is thirty days."),
            DocumentsFixture.Passage("b", "Lunch is served at noon in the canteen."),
        ];

        var check = CitationCheck.Of(CitedAnswer.Parse(written), passages);

        Assert.Equal(exist, check.Exist);
        Assert.Equal(holds, check.Holds);
    }
}
