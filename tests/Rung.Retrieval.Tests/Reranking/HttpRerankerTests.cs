using System.Net;
using System.Text.Json;
using Rung.Retrieval.Reranking;

namespace Rung.Retrieval.Tests.Reranking;

public sealed class HttpRerankerTests : IAsyncDisposable
{
    private static readonly RerankCandidate[] Candidates =
    [
        .. new[] { "zero", "one", "two" }.Select((text, place) => new RerankCandidate(
            new() { Id = PassageId.Of(text), Document = "d", Text = $"text {text}", TitlePath = ["Title"] }, -place)),
    ];

    private readonly LoopbackService _service = new();
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(20) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Passages_are_ordered_by_the_scores_of_the_service()
    {
        _service.Answer = _ => (200, """{"results": [{"index": 2, "relevance_score": 0.9}, {"index": 0, "relevance_score": 0.5}, {"index": 1, "relevance_score": 0.1}]}""");

        var reranked = await RerankAsync(new() { Endpoint = _service.Address, Model = "rerank-1", ApiKey = "secret" });

        Assert.Equal([("two", 0.9), ("zero", 0.5), ("one", 0.1)], reranked.Select(place => (place.Id.Value, place.Score)));
        using var question = JsonDocument.Parse(_service.Bodies.Single());
        Assert.Equal("rerank-1", question.RootElement.GetProperty("model").GetString());
        Assert.Equal("which?", question.RootElement.GetProperty("query").GetString());
        Assert.Equal(3, question.RootElement.GetProperty("top_n").GetInt32());
        Assert.Equal("Title\ntext one", question.RootElement.GetProperty("documents")[1].GetString());
        Assert.Equal("Bearer secret", _service.Authorizations.Single());
    }

    [Fact]
    public async Task Text_Embeddings_Inference_is_asked_in_its_own_form()
    {
        _service.Answer = _ => (200, """[{"index": 1, "score": 3}, {"index": 0, "score": 2}, {"index": 2, "score": -1.5}]""");

        var reranked = await RerankAsync(new() { Endpoint = _service.Address, Dialect = RerankDialect.TextEmbeddingsInference });

        Assert.Equal(["one", "zero", "two"], reranked.Select(place => place.Id.Value));
        Assert.Contains("\"texts\":[", _service.Bodies.Single(), StringComparison.Ordinal);
        Assert.Null(_service.Authorizations.Single());
    }

    [Fact]
    public async Task Many_passages_are_sent_in_batches()
    {
        _service.Answer = body => (200, body.Contains("zero", StringComparison.Ordinal)
            ? """{"results": [{"index": 1, "relevance_score": 0.2}, {"index": 0, "relevance_score": 0.1}]}"""
            : """{"results": [{"index": 0, "relevance_score": 0.3}]}""");

        var reranked = await RerankAsync(new() { Endpoint = _service.Address, BatchSize = 2 });

        Assert.Equal(["two", "one", "zero"], reranked.Select(place => place.Id.Value));
        Assert.Equal(2, _service.Bodies.Count);
    }

    [Fact]
    public async Task A_long_passage_is_cut_between_characters()
    {
        _service.Answer = _ => (200, """{"results": [{"index": 0, "relevance_score": 1}]}""");
        var candidate = new RerankCandidate(new() { Id = PassageId.Of("p"), Document = "d", Text = "abc😀def" }, 1);

        await new HttpReranker(_client, new() { Endpoint = _service.Address, MostCharacters = 4 })
            .RerankAsync("which?", [candidate], Cancellation);

        using var question = JsonDocument.Parse(_service.Bodies.Single());
        Assert.Equal("abc", question.RootElement.GetProperty("documents")[0].GetString());
    }

    [Fact]
    public async Task Without_candidates_nothing_is_asked()
    {
        var reranked = await new HttpReranker(_client, new() { Endpoint = _service.Address })
            .RerankAsync("which?", [], Cancellation);

        Assert.Empty(reranked);
        Assert.Empty(_service.Bodies);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"results": {}}""")]
    [InlineData("""{"results": [1, 2, 3]}""")]
    [InlineData("""{"results": [{"index": 0, "relevance_score": 0.1}, {"index": 1, "relevance_score": 0.2}]}""")]
    [InlineData("""{"results": [{"index": 0, "relevance_score": 0.1}, {"index": 1, "relevance_score": 0.2}, {"index": 1, "relevance_score": 0.3}]}""")]
    [InlineData("""{"results": [{"index": 0, "relevance_score": 0.1}, {"index": 1, "relevance_score": 0.2}, {"index": 3, "relevance_score": 0.3}]}""")]
    [InlineData("""{"results": [{"index": 0, "relevance_score": 0.1}, {"index": -1, "relevance_score": 0.2}, {"index": 2, "relevance_score": 0.3}]}""")]
    [InlineData("""{"results": [{"index": 0.5, "relevance_score": 0.1}, {"index": 1, "relevance_score": 0.2}, {"index": 2, "relevance_score": 0.3}]}""")]
    [InlineData("""{"results": [{"index": 0, "relevance_score": "high"}, {"index": 1, "relevance_score": 0.2}, {"index": 2, "relevance_score": 0.3}]}""")]
    [InlineData("""{"results": [{"index": 0, "relevance_score": 1e999}, {"index": 1, "relevance_score": 0.2}, {"index": 2, "relevance_score": 0.3}]}""")]
    public async Task An_answer_of_no_use_is_refused_and_shown(string body)
    {
        _service.Answer = _ => (200, body);

        var error = await Assert.ThrowsAsync<RerankingException>(() => RerankAsync(new() { Endpoint = _service.Address }));

        Assert.Equal(_service.Address, error.Endpoint);
        Assert.Contains(body.Length > 20 ? body[..20] : body, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "API key")]
    [InlineData(404, "model's name")]
    [InlineData(413, "shorter passages")]
    [InlineData(429, "less often")]
    [InlineData(503, "try again later")]
    public async Task A_refusal_says_what_to_do(int status, string advice)
    {
        _service.Answer = _ => (status, """{"message": "no such luck"}""");

        var error = await Assert.ThrowsAsync<RerankingException>(() => RerankAsync(new() { Endpoint = _service.Address }));

        Assert.Equal((HttpStatusCode)status, error.Status);
        Assert.Contains("no such luck", error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_hangs_up_is_unreachable()
    {
        _service.Answer = _ => null;

        var error = await Assert.ThrowsAsync<RerankingException>(() => RerankAsync(new() { Endpoint = _service.Address }));

        Assert.Null(error.Status);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_in_time_is_given_up()
    {
        _service.Hangs = true;
        using var impatient = new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) };

        var error = await Assert.ThrowsAsync<RerankingException>(
            () => new HttpReranker(impatient, new() { Endpoint = _service.Address }).RerankAsync("which?", Candidates, Cancellation).AsTask());

        Assert.Contains("0.2 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_be_cancelled_is_no_fault_of_the_service()
    {
        _service.Hangs = true;
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var asked = new HttpReranker(_client, new() { Endpoint = _service.Address }).RerankAsync("which?", Candidates, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(asked.AsTask);
    }

    [Theory]
    [InlineData("ftp://host/rerank")]
    [InlineData("/rerank")]
    public void An_address_of_another_kind_is_refused(string address) =>
        Assert.Throws<ArgumentException>(
            () => new HttpReranker(_client, new() { Endpoint = new(address, UriKind.RelativeOrAbsolute) }));

    private async Task<IReadOnlyList<RankedPassage>> RerankAsync(HttpRerankerOptions options) =>
        await new HttpReranker(_client, options).RerankAsync("which?", Candidates, Cancellation);
}
