using Rung.Core.Ladder;
using Rung.Engine.Prompting;
using Rung.Engine.Retrieving;
using Rung.Engine.Retrieving.Answers;
using Rung.Engine.Retrieving.Corpora;
using Rung.Engine.Retrieving.Prompts;
using Rung.Engine.Retrieving.Trials;
using Rung.Engine.Tests.Prompting;
using Rung.Engine.Tests.Providers;

namespace Rung.Engine.Tests.Retrieving;

/// <summary>What a climb does where the embedder that the chosen retriever asks gives no vector of a question.</summary>
public sealed class FailingEmbedderTests : IDisposable
{
    private static readonly Core.Data.Example Asked = TestTask.Example("q1", "How many days of leave?", "thirty days");

    private readonly DocumentsFixture _documents = new();

    public void Dispose() => _documents.Dispose();

    [Fact]
    public async Task It_is_the_failure_of_an_attempt_and_of_no_more()
    {
        await using var live = await LiveFixture.StartAsync();
        await using var corpus = await _documents.OpenAsync();

        var passage = await PassageAnswerer.For(Chosen(corpus), TimeProvider.System)[0].AnswerAsync(Asked, TestContext.Current.CancellationToken);
        var prompted = await CandidateOf(live, corpus).Answerer.AnswerAsync(Asked, TestContext.Current.CancellationToken);

        Assert.All([passage, prompted], attempt => Assert.Equal(FailureCause.MalformedResponse, attempt.Failure?.Cause));
    }

    [Fact]
    public async Task A_prompt_that_cannot_be_written_is_no_call_of_a_forecast()
    {
        await using var live = await LiveFixture.StartAsync();
        await using var corpus = await _documents.OpenAsync();

        var forecast = await CostForecast.ForAsync(CandidateOf(live, corpus).Answerer, [Asked], [], TestContext.Current.CancellationToken);

        Assert.Equal(0, forecast.Calls);
    }

    [Fact]
    public async Task A_prompt_that_could_not_be_written_has_no_answer_to_audit()
    {
        await using var live = await LiveFixture.StartAsync();
        await using var corpus = await _documents.OpenAsync();

        var checks = await AnswerAudit.OfAsync(CandidateOf(live, corpus), [Asked], TestContext.Current.CancellationToken);

        Assert.Equal(0, checks.Answers);
    }

    private static ChosenRetriever Chosen(TaskCorpus corpus) => new(WithoutVectors.Retriever(), count: 2, corpus);

    private DocumentCandidate CandidateOf(LiveFixture live, TaskCorpus corpus) => new DocumentCatalog(
        _documents.Task, Chosen(corpus), DocumentQuestions.GoldOf([Asked], corpus.Passages), TimeProvider.System).For(live.Model)[0];
}
