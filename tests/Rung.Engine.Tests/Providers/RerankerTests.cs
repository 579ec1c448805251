using System.Text.Json.Nodes;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Providers;
using Rung.Engine.Providers.Reranking;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Retrieving;
using Rung.Retrieval.Reranking;

namespace Rung.Engine.Tests.Providers;

public sealed class RerankerTests
{
    private const string Usage = """, "meta": {"billed_units": {"search_units": 1}}""";

    private static readonly string[] Ids = ["a", "b", "c"];

    private readonly ImpatientTime _time = new();
    private readonly SpendingBudget _budget = new(limit: null);

    [Theory]
    [InlineData("/v1", "/v1/rerank")]
    [InlineData("/v1/rerank", "/v1/rerank")]
    public async Task Passages_are_ordered_by_the_service_wherever_its_address_ends(string path, string asked)
    {
        await using var server = await ScriptedProvider.StartAsync(Scores(Usage));
        using var live = Live(server, reranker => reranker with { Model = reranker.Model with { Url = new Uri(server.Url, path) } });

        var ranking = await RerankAsync(live);

        Assert.Equal(["c", "b", "a"], ranking.Select(place => place.Id.Value));
        Assert.Equal(asked, Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task A_search_is_billed_by_the_request()
    {
        await using var server = await ScriptedProvider.StartAsync(Scores(Usage));
        using var live = Live(server);

        await RerankAsync(live);

        Assert.Equal(new Money(0.002m), live.Totals.Money);
        Assert.Equal(Money.Zero, live.Totals.Assumed);
    }

    [Fact]
    public async Task Tokens_are_billed_where_the_model_has_a_price_for_them()
    {
        await using var server = await ScriptedProvider.StartAsync(Scores(""", "usage": {"total_tokens": 300}"""));
        using var live = Live(server, reranker => reranker with { Model = reranker.Model with { Price = new ModelPrice { Input = 0.02m, Output = 0 } } });

        await RerankAsync(live);

        Assert.Equal(new Money(300 * 0.02m / 1_000_000m), live.Totals.Money);
    }

    [Fact]
    public async Task Too_many_requests_are_repeated_and_paid_once()
    {
        await using var server = await ScriptedProvider.StartAsync(Reply.Error(429, retryAfter: "3"), Scores(Usage));
        using var live = Live(server);

        await RerankAsync(live);

        Assert.Contains(TimeSpan.FromSeconds(3), _time.Waits);
        Assert.Equal(new Money(0.002m), _budget.Spent);
    }

    [Fact]
    public async Task An_answer_of_no_use_is_refused_and_counted()
    {
        await using var server = await ScriptedProvider.StartAsync(Reply.Json(_ => """{"results": []}"""));
        using var live = Live(server);

        await Assert.ThrowsAsync<RerankingException>(() => RerankAsync(live));

        Assert.True(_budget.Spent >= new Money(0.002m));
    }

    [Fact]
    public async Task A_refusal_is_a_failed_call_that_never_shows_the_key()
    {
        await using var server = await ScriptedProvider.StartAsync(Reply.Echo(403));
        using var live = Live(server);

        var failure = await Assert.ThrowsAsync<ModelCallException>(() => RerankAsync(live));

        Assert.Equal(FailureCause.Refused, failure.Cause);
        Assert.DoesNotContain(LiveFixture.Key, failure.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The last passage is the best.</summary>
    private static Reply Scores(string usage) => Reply.Json(request =>
    {
        var count = JsonNode.Parse(request.Body)!["documents"]!.AsArray().Count;
        var results = Enumerable.Range(0, count).Select(i => $$"""{"index": {{i}}, "relevance_score": 0.{{i + 1}}}""");
        return $$"""{"results": [{{string.Join(", ", results)}}]{{usage}}}""";
    });

    private static async Task<IReadOnlyList<Rung.Retrieval.RankedPassage>> RerankAsync(LiveReranker live) => await live.Reranker.RerankAsync(
        "which?",
        [.. Ids.Select(id => new RerankCandidate(DocumentsFixture.Passage(id, $"text {id}"), 1))],
        TestContext.Current.CancellationToken);

    private LiveReranker Live(ScriptedProvider server, Func<RerankerDefinition, RerankerDefinition>? change = null)
    {
        var definition = new RerankerDefinition
        {
            Model = new ModelDefinition
            {
                Name = "cross",
                Provider = "compatible",
                Model = "r-1",
                Url = server.Url,
                KeyVariable = "CANARY",
                Price = new ModelPrice { Input = 0, Output = 0, PerRequest = 0.002m },
                Timeout = Timeout.InfiniteTimeSpan,
            },
        };
        return LiveReranker.Create(change?.Invoke(definition) ?? definition, new LiveModelSetup
        {
            Responses = new MemoryResponses(),
            Budget = _budget,
            Time = _time,
            Seed = 7,
            Environment = name => name is "CANARY" ? LiveFixture.Key : null,
        });
    }
}
