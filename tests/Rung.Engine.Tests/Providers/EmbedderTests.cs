using System.Numerics.Tensors;
using System.Text;
using System.Text.Json.Nodes;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Providers;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Engine.Tests.Providers;

public sealed class EmbedderTests
{
    private static readonly string[] Six = ["one apple", "two pears", "three plums", "four figs", "five limes", "six quinces"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_text_gets_its_own_vector_in_batches_whatever_the_order_and_form_of_the_answer(bool base64)
    {
        await using var fixture = await EmbedderFixture.StartAsync();
        fixture.Change = embedder => embedder with { AsksBase64 = base64 };

        var vectors = await fixture.EmbedAsync(Six);

        Assert.Equal(2, fixture.Server.Requests.Count);
        Assert.All(fixture.Server.Requests, request => Assert.Equal("/v1/embeddings", request.Path));
        foreach (var (text, vector) in Six.Zip(vectors))
        {
            Assert.Equal(1, TensorPrimitives.CosineSimilarity(vector.Span, EmbeddingReplies.VectorOf(text)), 1e-5);
        }
    }

    [Fact]
    public async Task The_request_says_the_model_the_dimensions_and_the_key()
    {
        await using var fixture = await EmbedderFixture.StartAsync(EmbeddingReplies.OpenAi(_ => [1, 2, 3]));
        fixture.Change = embedder => embedder with { Dimensions = 3, QueryPrefix = "query: " };

        await fixture.EmbedAsync("pears");

        var request = Assert.Single(fixture.Server.Requests);
        var body = JsonNode.Parse(request.Body)!;
        Assert.Equal("e-1", body["model"]!.GetValue<string>());
        Assert.Equal(3, body["dimensions"]!.GetValue<int>());
        Assert.Equal(["query: pears"], EmbeddingReplies.TextsOf(request));
        Assert.Equal($"Bearer {LiveFixture.Key}", request.Headers["Authorization"]);
    }

    [Fact]
    public async Task Ollama_is_asked_through_its_own_api_and_costs_nothing()
    {
        await using var fixture = await EmbedderFixture.StartAsync(EmbeddingReplies.Ollama());
        fixture.Change = embedder => embedder with { Model = embedder.Model with { Provider = "ollama", Price = null } };

        var vectors = await fixture.EmbedAsync("two pears", "three plums");

        Assert.Equal("/api/embed", Assert.Single(fixture.Server.Requests).Path);
        Assert.Equal(2, vectors.Count);
        Assert.Equal(Money.Zero, fixture.Live.Totals.Money);
    }

    [Fact]
    public async Task The_tokens_that_the_answer_names_are_paid()
    {
        await using var fixture = await EmbedderFixture.StartAsync();

        await fixture.EmbedAsync(Six);

        Assert.Equal(new Money(12 / 1_000_000m), fixture.Live.Totals.Money);
        Assert.Equal(Money.Zero, fixture.Live.Totals.Assumed);
        Assert.Equal(new Money(12 / 1_000_000m), fixture.Budget.Spent);
    }

    [Fact]
    public async Task An_answer_without_usage_is_counted_at_the_most_that_it_can_have_cost()
    {
        await using var fixture = await EmbedderFixture.StartAsync(Reply.Json(_ => """{"data":[{"index":0,"embedding":[1,2]}]}"""));

        await fixture.EmbedAsync("pears");

        Assert.True(fixture.Live.Totals.Assumed > Money.Zero);
        Assert.Equal(fixture.Live.Totals.Assumed, fixture.Budget.Spent);
    }

    [Fact]
    public async Task A_text_is_paid_once_even_by_another_process()
    {
        var folder = Directory.CreateTempSubdirectory("rung-vectors-");
        try
        {
            await using var fixture = await EmbedderFixture.StartAsync();
            using var first = new FileEmbeddingCache(folder.FullName);
            using var second = new FileEmbeddingCache(folder.FullName);

            var paid = await fixture.With(cache: first).EmbedAsync(Six);
            var kept = await fixture.With(cache: second).EmbedAsync([.. Six, "seven"]);

            Assert.Equal(3, fixture.Server.Requests.Count);
            Assert.Equal(["seven"], EmbeddingReplies.TextsOf(fixture.Server.Requests[2]));
            Assert.All(paid.Zip(kept), pair => Assert.Equal(pair.First.ToArray(), pair.Second.ToArray()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_forecast_counts_what_is_not_kept_and_the_budget_never_takes_more_than_it_says()
    {
        await using var fixture = await EmbedderFixture.StartAsync();
        await fixture.EmbedAsync("one apple");

        var forecast = await fixture.Live.ForecastAsync([.. Six, .. Six], TestContext.Current.CancellationToken);
        var spent = fixture.Budget.Spent;
        await fixture.EmbedAsync(Six);

        Assert.Equal((5, 1, 2), (forecast.Texts, forecast.Cached, forecast.Requests));
        Assert.True(fixture.Budget.Spent - spent <= forecast.AtMost && forecast.Likely <= forecast.AtMost);
    }

    [Fact]
    public async Task Too_many_requests_are_repeated_when_the_provider_says()
    {
        await using var fixture = await EmbedderFixture.StartAsync(
            Reply.Error(429, retryAfter: "7"), Reply.Error(503), EmbeddingReplies.OpenAi());

        await fixture.EmbedAsync("pears");

        Assert.Equal(3, fixture.Server.Requests.Count);
        Assert.Contains(TimeSpan.FromSeconds(7), fixture.Impatient.Waits);
        Assert.Equal(new Money(1 / 1_000_000m), fixture.Budget.Spent);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task What_the_provider_says_of_waiting_holds_although_its_error_page_breaks_off(int status)
    {
        await using var fixture = await EmbedderFixture.StartAsync(Reply.ErrorCutShort(status, retryAfter: "7"), EmbeddingReplies.OpenAi());

        await fixture.EmbedAsync("pears");

        Assert.Equal(2, fixture.Server.Requests.Count);
        Assert.Contains(TimeSpan.FromSeconds(7), fixture.Impatient.Waits);
        Assert.Equal(new Money(1 / 1_000_000m), fixture.Budget.Spent);
    }

    [Fact]
    public async Task An_error_page_that_never_ends_is_the_error_that_its_status_says()
    {
        var page = Reply.Raw(new byte[80_000_000], contentType: null, status: 403);
        await using var fixture = await EmbedderFixture.StartAsync(page);
        fixture.Change = embedder => embedder with { Dimensions = 3 };

        var failure = await fixture.FailAsync();

        Assert.Equal((FailureCause.Refused, false), (failure.Cause, failure.MayHaveCost));
    }

    [Fact]
    public async Task A_wrong_dimension_is_refused_with_both_numbers()
    {
        await using var fixture = await EmbedderFixture.StartAsync(EmbeddingReplies.OpenAi(_ => [1, 2]));
        fixture.Change = embedder => embedder with { Dimensions = 3 };

        var failure = await fixture.FailAsync();

        Assert.Equal(FailureCause.MalformedResponse, failure.Cause);
        Assert.Contains("2 components where 3 belong", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"data":[{"index":0,"embedding":[1,NaN]}]}""", "no whole JSON")]
    [InlineData("""{"data":[{"index":0,"embedding":"AADAfwAAgD8="}]}""", "component 0 of a vector is NaN")]
    [InlineData("""{"data":[{"index":0,"embedding":[1,1e999]}]}""", "finite")]
    [InlineData("""{"data":[{"index":0,"embedding":[1,null]}]}""", "component 1 of a vector is no number")]
    [InlineData("""{"data":[{"index":0,"embedding":"AAA"}]}""", "not the base64 of floats")]
    [InlineData("""{"data":[{"index":0,"embedding":[]}]}""", "no components")]
    [InlineData("""{"data":[]}""", "no vector for text 0 of 1")]
    [InlineData("""{"data":[{"index":1,"embedding":[1]}]}""", "outside of the 1 texts")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}""", "two vectors of index 0")]
    [InlineData("""{"data":[{"index":0,"emb""", "no whole JSON")]
    [InlineData("""{"object":"list"}""", "no list 'data'")]
    [InlineData("<html>gateway</html>", "no whole JSON")]
    public async Task An_answer_of_no_use_is_refused_and_says_why(string answer, string why)
    {
        await using var fixture = await EmbedderFixture.StartAsync(Reply.Json(_ => answer));

        var failure = await fixture.FailAsync();

        Assert.Equal(FailureCause.MalformedResponse, failure.Cause);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.Single(fixture.Server.Requests);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_counted_and_not_asked_for_again()
    {
        var whole = Encoding.UTF8.GetBytes("""{"data":[{"index":0,"embedding":[1,2,3]}]}""");
        await using var fixture = await EmbedderFixture.StartAsync(Reply.CutShort(whole, 20));

        var failure = await fixture.FailAsync();

        Assert.Equal(FailureCause.ConnectionLost, failure.Cause);
        Assert.Single(fixture.Server.Requests);
        Assert.True(fixture.Budget.Spent > Money.Zero);
    }

    [Fact]
    public async Task No_answer_in_time_is_a_timeout()
    {
        await using var fixture = await EmbedderFixture.StartAsync(Reply.Never());
        fixture.Change = embedder => embedder with { Model = embedder.Model with { Timeout = TimeSpan.FromSeconds(5) } };

        Assert.Equal(FailureCause.Timeout, (await fixture.FailAsync()).Cause);
    }

    [Fact]
    public async Task A_refusal_names_the_model_and_never_the_key()
    {
        await using var fixture = await EmbedderFixture.StartAsync(Reply.Echo(401));

        var failure = await fixture.FailAsync();

        Assert.Equal(FailureCause.Refused, failure.Cause);
        Assert.Contains("'small' (e-1", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Check the key", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_budget_does_not_cover_is_not_asked()
    {
        await using var fixture = await EmbedderFixture.StartAsync();
        var poor = fixture.With(budget: new SpendingBudget(new Money(0.000001m)));

        var failure = await poor.FailAsync();

        Assert.Equal(FailureCause.OverBudget, failure.Cause);
        Assert.Empty(fixture.Server.Requests);
    }

    [Fact]
    public async Task No_more_requests_are_in_flight_than_allowed()
    {
        await using var fixture = await EmbedderFixture.StartAsync();
        fixture.Change = embedder => embedder with { BatchSize = 1, Model = embedder.Model with { Concurrency = 2 } };

        await fixture.EmbedAsync([.. Enumerable.Range(0, 24).Select(i => $"text {i}")]);

        Assert.Equal(24, fixture.Server.Requests.Count);
        Assert.InRange(fixture.Server.MostInFlight, 1, 2);
    }
}
