using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Retrieving;
using Rung.Engine.Retrieving.Answers;
using Rung.Engine.Retrieving.Corpora;
using Rung.Engine.Tests.Prompting;

namespace Rung.Engine.Tests.Retrieving;

public sealed class PassageAnswererTests : IDisposable
{
    private readonly DocumentsFixture _documents = new();

    public void Dispose() => _documents.Dispose();

    [Fact]
    public async Task The_best_passage_and_its_best_sentence_are_answers_that_cost_nothing()
    {
        await using var corpus = await _documents.OpenAsync();
        var answerers = PassageAnswerer.For(Bm25(corpus), TimeProvider.System);
        var asked = TestTask.Example("q", "How much may a hotel cost in one night?");

        var passage = await answerers[0].AnswerAsync(asked, TestContext.Current.CancellationToken);
        var sentence = await answerers[1].AnswerAsync(asked, TestContext.Current.CancellationToken);

        Assert.Equal(["best passage", "best sentence"], answerers.Select(answerer => answerer.Candidate.Name));
        Assert.All(answerers, answerer => Assert.Equal(RungKind.Baseline, answerer.Candidate.Rung));
        Assert.Contains("second class", passage.Output);
        Assert.Equal("The hotel limit is 120 euros a night.", sentence.Output);
        Assert.Equal(Money.Zero, sentence.Cost);
        Assert.InRange(sentence.Latency!.Value.RetrieveMs!.Value, 0, sentence.Latency.Value.TotalMs);
    }

    [Fact]
    public async Task Where_nothing_is_found_the_answer_is_empty()
    {
        await using var corpus = await _documents.OpenAsync();

        var attempt = await PassageAnswerer.For(Bm25(corpus), TimeProvider.System)[0]
            .AnswerAsync(TestTask.Example("q", "zyzzyva"), TestContext.Current.CancellationToken);

        Assert.Equal("", attempt.Output);
    }

    [Fact]
    public async Task A_changed_document_makes_other_candidates_and_an_unchanged_one_the_same()
    {
        async Task<string[]> IdsAsync()
        {
            await using var corpus = await _documents.OpenAsync();
            return [.. PassageAnswerer.For(Bm25(corpus), TimeProvider.System).Select(answerer => answerer.Candidate.Id.ToString())];
        }

        var first = await IdsAsync();
        var again = await IdsAsync();
        _documents.Write("leave.md", "# Leave\n\nEmployees have thirty-one days of leave a year.\n");
        var changed = await IdsAsync();

        Assert.Equal(first, again);
        Assert.Empty(first.Intersect(changed));
        Assert.Equal(2, first.Distinct().Count());
    }

    [Fact]
    public void Of_sentences_the_one_with_the_rarer_words_of_the_question_is_chosen()
    {
        var choice = new SentenceChoice([
            DocumentsFixture.Passage("a", "The limit is high. The parental leave is long."),
            DocumentsFixture.Passage("b", "The limit of the card is low."),
            DocumentsFixture.Passage("c", "The limit is here."),
        ]);

        Assert.Equal("The parental leave is long.", choice.BestOf("The limit is high. The parental leave is long.", "What is the limit for parental?"));
        Assert.Equal("…", choice.BestOf("…", "What?"));
    }

    private static ChosenRetriever Bm25(TaskCorpus corpus) => new(corpus.View.Lexical, count: 2, corpus);
}
