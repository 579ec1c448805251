using Microsoft.Extensions.AI;
using Rung.Core.Economics;
using Rung.Engine.Providers;

namespace Rung.Engine.Tests.Providers;

public sealed class CachedChatClientTests
{
    [Fact]
    public async Task The_same_request_is_paid_for_once_and_keeps_what_was_measured()
    {
        await using var server = await ScriptedProvider.StartAsync();
        await using var first = new LiveFixture(server);
        await using var second = new LiveFixture(server) { Responses = first.Responses };

        var paid = await first.AttemptAsync();
        var free = await second.AttemptAsync();

        Assert.Equal(paid, free);
        Assert.Single(server.Requests);
        Assert.Equal(Money.Zero, second.Budget.Spent);
        Assert.Equal(LiveTotals.None with { CachedAnswers = 1 }, second.Model.Totals);
    }

    [Fact]
    public async Task A_free_answer_needs_no_budget()
    {
        await using var server = await ScriptedProvider.StartAsync();
        await using var first = new LiveFixture(server);
        await using var second = new LiveFixture(server) { Responses = first.Responses, Budget = new SpendingBudget(Money.Zero) };
        await first.AttemptAsync();

        Assert.Equal("yes", (await second.AttemptAsync()).Output);
    }

    [Fact]
    public async Task Equal_requests_at_once_are_sent_once()
    {
        await using var live = await LiveFixture.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => live.AskAsync()));

        Assert.All(answers, answer => Assert.Equal("yes", answer.Text));
        Assert.Single(live.Server.Requests);
        Assert.Equal(19, live.Model.Totals.CachedAnswers);
    }

    [Fact]
    public async Task When_the_first_of_equal_requests_fails_the_next_one_asks()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Error(404));

        var first = live.AttemptAsync();
        var second = live.AttemptAsync();
        var attempts = await Task.WhenAll(first, second);

        Assert.Single(attempts, attempt => attempt.Output is "yes");
        Assert.Equal(2, live.Server.Requests.Count);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Text("", finish: "length"), Reply.Text("yes"));

        Assert.NotNull((await live.AttemptAsync()).Failure);
        Assert.Equal("yes", (await live.AttemptAsync()).Output);
    }

    [Fact]
    public async Task What_the_store_cannot_read_is_asked_for_again()
    {
        await using var live = await LiveFixture.StartAsync();
        await live.AskAsync();
        foreach (var request in live.Responses.Stored.Keys)
        {
            live.Responses.Stored[request] = "{ not what this version wrote";
        }

        Assert.Equal("yes", (await live.AskAsync()).Text);
        Assert.Equal(2, live.Server.Requests.Count);
    }

    [Fact]
    public async Task The_hash_of_a_request_covers_all_that_decides_its_answer_and_not_the_key()
    {
        await using var live = await LiveFixture.StartAsync();
        var model = live.Definition;
        ChatMessage[] messages = [new(ChatRole.User, "hello")];
        var options = new ChatOptions { MaxOutputTokens = 100 };
        var request = RequestText.HashOf(model, messages, options);

        Assert.Equal(request, RequestText.HashOf(model with { KeyVariable = "OTHER", Name = "x" }, messages, options));
        Assert.NotEqual(request, RequestText.HashOf(model with { Model = "m-2" }, messages, options));
        Assert.NotEqual(request, RequestText.HashOf(model with { Provider = "ollama" }, messages, options));
        Assert.NotEqual(request, RequestText.HashOf(model with { Url = new Uri("http://other/v1") }, messages, options));
        Assert.NotEqual(request, RequestText.HashOf(model, [new(ChatRole.User, "hello ")], options));
        Assert.NotEqual(request, RequestText.HashOf(model, [new(ChatRole.System, "hello")], options));
        Assert.NotEqual(request, RequestText.HashOf(model, [.. messages, .. messages], options));
        Assert.NotEqual(request, RequestText.HashOf(model, messages, new ChatOptions { MaxOutputTokens = 101 }));
        Assert.NotEqual(request, RequestText.HashOf(model, messages, new ChatOptions { MaxOutputTokens = 100, Temperature = 0 }));
    }

    [Fact]
    public async Task A_request_that_the_hash_would_not_cover_is_refused()
    {
        await using var live = await LiveFixture.StartAsync();

        await Assert.ThrowsAsync<NotSupportedException>(() => live.Model.Client.GetResponseAsync(
            [new(ChatRole.User, [new UriContent("http://pictures/cat.png", "image/png")])],
            live.Model.Options,
            TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Streaming_goes_through_the_cache_and_the_budget_too()
    {
        await using var live = await LiveFixture.StartAsync();
        await live.AskAsync();

        var text = "";
        await foreach (var update in live.Model.Client.GetStreamingResponseAsync(
            [new(ChatRole.User, "hello")], live.Model.Options, TestContext.Current.CancellationToken))
        {
            text += update.Text;
        }

        Assert.Equal("yes", text);
        Assert.Single(live.Server.Requests);
    }
}
