using System.Text;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Providers;

namespace Rung.Engine.Tests.Providers;

public sealed class ProviderFaultTests
{
    private const int TenMegabytes = 10_000_000;

    [Fact]
    public async Task An_answer_is_an_attempt_with_tokens_money_and_time()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Text("  yes "));

        var attempt = await live.AttemptAsync();

        Assert.Equal("yes", attempt.Output);
        Assert.Null(attempt.Failure);
        Assert.Equal(new TokenCounts(Input: 60, CachedInput: 40, Output: 15, Reasoning: 5), attempt.Tokens);
        Assert.Equal(new Money(0.00028m), attempt.Cost);
        Assert.NotNull(attempt.Latency?.FirstTokenMs);
    }

    [Theory]
    [InlineData(400, FailureCause.Refused)]
    [InlineData(401, FailureCause.Refused)]
    [InlineData(404, FailureCause.Refused)]
    [InlineData(301, FailureCause.Refused)]
    public async Task A_refusal_is_not_repeated(int status, FailureCause cause)
    {
        await using var live = await LiveFixture.StartAsync(Reply.Echo(status));

        var attempt = await live.AttemptAsync();

        Assert.Equal(cause, attempt.Failure?.Cause);
        Assert.Contains($"answered {status}", attempt.Failure?.Message);
        Assert.Contains("[key]", attempt.Failure?.Message);
        Assert.Single(live.Server.Requests);
        Assert.Equal(Money.Zero, live.Budget.Committed);
    }

    [Fact]
    public async Task A_server_error_that_passes_is_not_noticed()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Error(500), Reply.Text("yes"));

        var attempt = await live.AttemptAsync();

        Assert.Equal("yes", attempt.Output);
        Assert.Equal(2, live.Server.Requests.Count);
    }

    [Fact]
    public async Task A_server_error_that_stays_is_an_attempt_with_its_cause()
    {
        await using var live = await LiveFixture.StartAsync();
        live.Server.Usual = Reply.Error(500, "out of order");

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.ProviderError, attempt.Failure?.Cause);
        Assert.Contains("out of order", attempt.Failure?.Message);
        Assert.Contains("Asked 5 times", attempt.Failure?.Message);
        Assert.Equal(5, live.Server.Requests.Count);
        Assert.Equal(Money.Zero, live.Budget.Committed);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_a_timeout_and_may_have_cost()
    {
        await using var server = await ScriptedProvider.StartAsync(Reply.Never());
        await using var live = new LiveFixture(server)
        {
            Time = TimeProvider.System,
            Change = model => model with { Timeout = TimeSpan.FromMilliseconds(100) },
        };

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.Timeout, attempt.Failure?.Cause);
        Assert.Contains("0.1 s", attempt.Failure?.Message);
        Assert.Single(server.Requests);
        Assert.True(live.Budget.Spent > Money.Zero);
    }

    [Fact]
    public async Task A_connection_reset_before_the_first_byte_is_tried_again()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Reset(), Reply.Text("yes"));

        var attempt = await live.AttemptAsync();

        Assert.Equal("yes", attempt.Output);
        Assert.Equal(2, live.Server.Requests.Count);
        Assert.True(live.Model.Totals.Assumed > Money.Zero); // the lost one may have been answered, and billed
    }

    [Fact]
    public async Task The_transport_repeats_nothing_by_itself()
    {
        // The second request goes over the connection of the first, which is where transports like to try again unasked.
        await using var server = await ScriptedProvider.StartAsync(Reply.Text("yes"), Reply.Reset(), Reply.Text("yes"));
        await using var live = new LiveFixture(server) { Retry = new RetryOptions { MaxRetries = 0 } };
        await live.AttemptAsync("first");

        var second = await live.AttemptAsync("second");

        Assert.Equal(FailureCause.ConnectionLost, second.Failure?.Cause);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_connection_that_is_always_reset_is_lost()
    {
        await using var live = await LiveFixture.StartAsync();
        live.Server.Usual = Reply.Reset();

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.ConnectionLost, attempt.Failure?.Cause);
        Assert.Equal(5, live.Server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_so_and_costs_nothing()
    {
        var server = await ScriptedProvider.StartAsync();
        await server.DisposeAsync();
        await using var live = new LiveFixture(server);

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.ConnectionLost, attempt.Failure?.Cause);
        Assert.Contains("cannot be reached", attempt.Failure?.Message);
        Assert.Equal(Money.Zero, live.Budget.Committed);
    }

    [Fact]
    public async Task A_connection_reset_within_the_answer_is_never_tried_again()
    {
        var answer = Sse.Answer("a long answer");
        var isRead = new TaskCompletionSource();
        await using var live = await LiveFixture.StartAsync(Reply.Broken(answer, answer.Length / 2, isRead.Task));
        live.Decorate = bare => new FirstUpdateSignal(bare, isRead);

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.ConnectionLost, attempt.Failure?.Cause);
        Assert.Null(attempt.Cost);
        Assert.Single(live.Server.Requests);
        Assert.Equal(live.Budget.Spent, live.Model.Totals.Assumed);
        Assert.True(live.Budget.Spent > Money.Zero);
    }

    [Fact]
    public async Task Empty_choices_are_an_empty_response()
    {
        byte[] answer = [.. Sse.Event(Sse.Chunk("[]", Sse.Usage)), .. Sse.Event("[DONE]")];
        await using var live = await LiveFixture.StartAsync(Reply.Raw(answer));

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.EmptyResponse, attempt.Failure?.Cause);
        Assert.Equal(new Money(0.00028m), attempt.Cost);
        Assert.Equal(new Money(0.00028m), live.Budget.Spent);
    }

    [Fact]
    public async Task Tokens_spent_on_reasoning_alone_are_an_empty_response_that_says_so()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Text("", finish: "length"));

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.EmptyResponse, attempt.Failure?.Cause);
        Assert.Contains("max_output_tokens", attempt.Failure?.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_ten_megabyte_answer_is_too_large_and_is_cut_off(bool asOneEvent)
    {
        await using var live = await LiveFixture.StartAsync(Reply.Endless(TenMegabytes, asOneEvent));
        var before = GC.GetTotalAllocatedBytes();

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.ResponseTooLarge, attempt.Failure?.Cause);
        Assert.Single(live.Server.Requests);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 200_000_000);
    }

    [Fact]
    public async Task A_long_answer_may_be_allowed_but_not_more_text_than_Rung_keeps()
    {
        await using var server = await ScriptedProvider.StartAsync(Reply.Endless(TenMegabytes, asOneEvent: false));
        await using var live = new LiveFixture(server) { Change = model => model with { MaxOutputTokens = 32_000 } };

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.ResponseTooLarge, attempt.Failure?.Cause);
        Assert.Contains("4 MB of text", attempt.Failure?.Message);
    }

    [Fact]
    public async Task Invalid_utf8_is_no_answer()
    {
        var answer = Sse.Answer("caf?");
        answer[Array.IndexOf(answer, (byte)'?')] = 0xC3;
        await using var live = await LiveFixture.StartAsync(Reply.Raw(answer));

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.MalformedResponse, attempt.Failure?.Cause);
        Assert.Single(live.Server.Requests);
    }

    [Theory]
    [InlineData("<html>Welcome to the wifi</html>", "text/html")]
    [InlineData("pong", "text/plain")]
    [InlineData("", null)]
    [InlineData("""{"choices":[{"message":{"content":"not streamed"}}]}""", "application/json")]
    [InlineData("data: {\"id\": oops\n\ndata: [DONE]\n\n", "text/event-stream")]
    [InlineData("data: 17\n\ndata: [DONE]\n\n", "text/event-stream")]
    public async Task A_success_that_is_not_the_protocol_is_malformed(string body, string? contentType)
    {
        await using var live = await LiveFixture.StartAsync(Reply.Raw(Encoding.UTF8.GetBytes(body), contentType));

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.MalformedResponse, attempt.Failure?.Cause);
        Assert.Single(live.Server.Requests);
    }

    [Fact]
    public async Task An_error_within_the_stream_is_the_providers()
    {
        byte[] answer =
        [
            .. Sse.Event(Sse.Delta("half")),
            .. Sse.Event("""{"error":{"message":"the engine died","code":500}}"""),
            .. Sse.Event("[DONE]"),
        ];
        await using var live = await LiveFixture.StartAsync(Reply.Raw(answer));

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.ProviderError, attempt.Failure?.Cause);
        Assert.Contains("the engine died", attempt.Failure?.Message);
        Assert.Single(live.Server.Requests);
    }

    [Fact]
    public async Task An_answer_that_the_filter_cut_off_is_filtered()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Text("half an answ", finish: "content_filter"));

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.Filtered, attempt.Failure?.Cause);
        Assert.Null(attempt.Output);
        Assert.Equal(new Money(0.00028m), attempt.Cost);
    }

    [Fact]
    public async Task A_model_that_refuses_to_answer_is_filtered()
    {
        byte[] answer =
        [
            .. Sse.Event(Sse.Chunk("""[{"index":0,"delta":{"refusal":"I cannot help with that."},"finish_reason":null}]""")),
            .. Sse.Event(Sse.Chunk("""[{"index":0,"delta":{},"finish_reason":"stop"}]""", Sse.Usage)),
            .. Sse.Event("[DONE]"),
        ];
        await using var live = await LiveFixture.StartAsync(Reply.Raw(answer));

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.Filtered, attempt.Failure?.Cause);
        Assert.Contains("I cannot help", attempt.Failure?.Message);
    }

    [Fact]
    public async Task A_request_that_the_filter_refused_is_filtered()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Error(400, "no", code: "content_filter"));

        Assert.Equal(FailureCause.Filtered, (await live.AttemptAsync()).Failure?.Cause);
    }

    [Fact]
    public async Task After_any_fault_the_next_example_is_answered()
    {
        await using var live = await LiveFixture.StartAsync(
            Reply.Error(404), Reply.CutShort(Sse.Answer("x"), 40), Reply.Raw([0xFF, 0xFE]), Reply.Truncated(Sse.Answer("x"), 99));
        foreach (var id in new[] { "a", "b", "c", "d" })
        {
            Assert.NotNull((await live.AttemptAsync(id)).Failure);
        }

        Assert.Equal("yes", (await live.AttemptAsync("e")).Output);
    }
}
