using System.Globalization;
using Rung.Core.Ladder;
using Rung.Engine.Providers;

namespace Rung.Engine.Tests.Providers;

public sealed class RetryTests
{
    [Fact]
    public async Task A_wait_in_seconds_is_obeyed()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Error(429, retryAfter: "7"));

        var attempt = await live.AttemptAsync();

        Assert.Equal("yes", attempt.Output);
        Assert.Equal([TimeSpan.FromSeconds(7)], live.Impatient.Waits);
    }

    [Fact]
    public async Task A_wait_until_a_date_is_obeyed()
    {
        await using var live = await LiveFixture.StartAsync();
        var date = live.Impatient.GetUtcNow().AddSeconds(30).ToString("R", CultureInfo.InvariantCulture);
        live.Server.Enqueue(Reply.Error(429, retryAfter: date));

        var attempt = await live.AttemptAsync();

        Assert.Equal("yes", attempt.Output);
        Assert.Equal([TimeSpan.FromSeconds(30)], live.Impatient.Waits);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("Mon, 01 Jan 2001 00:00:00 GMT")]
    public async Task A_wait_that_makes_no_sense_is_as_none(string retryAfter)
    {
        await using var live = await LiveFixture.StartAsync(Reply.Error(429, retryAfter: retryAfter));

        var attempt = await live.AttemptAsync();

        Assert.Equal("yes", attempt.Output);
        var wait = Assert.Single(live.Impatient.Waits);
        Assert.InRange(wait, TimeSpan.Zero, new RetryOptions().LongestDelay);
    }

    [Theory]
    [InlineData("61")]
    [InlineData("86400")]
    [InlineData("999999999999999999999999")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task A_wait_longer_than_the_limit_gives_up_at_once(string retryAfter)
    {
        await using var live = await LiveFixture.StartAsync(Reply.Error(429, retryAfter: retryAfter));

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.RateLimited, attempt.Failure?.Cause);
        Assert.Single(live.Server.Requests);
        Assert.Empty(live.Impatient.Waits);
    }

    [Fact]
    public async Task Patience_with_429_runs_out()
    {
        await using var live = await LiveFixture.StartAsync();
        live.Server.Usual = Reply.Error(429, "slow down");

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.RateLimited, attempt.Failure?.Cause);
        Assert.Equal(5, live.Server.Requests.Count);
        Assert.Equal(4, live.Impatient.Waits.Count);
    }

    [Fact]
    public async Task An_exhausted_quota_does_not_come_back_by_waiting()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Error(429, "You exceeded your quota", code: "insufficient_quota"));

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.RateLimited, attempt.Failure?.Cause);
        Assert.Single(live.Server.Requests);
    }

    [Fact]
    public async Task Waits_grow_and_the_same_seed_waits_the_same()
    {
        var first = await WaitsAsync();
        var second = await WaitsAsync();

        Assert.Equal(first, second);
        Assert.Equal(4, first.Distinct().Count());
        Assert.True(first[3] > first[0]);
        Assert.All(first, wait => Assert.InRange(wait, TimeSpan.Zero, new RetryOptions().LongestDelay));
    }

    [Fact]
    public async Task A_provider_that_is_down_is_tried_once_a_call_until_it_answers()
    {
        await using var server = await ScriptedProvider.StartAsync();
        await using var live = new LiveFixture(server) { Retry = new RetryOptions { MaxRetries = 4, MaxHopelessCalls = 2 } };
        server.Usual = Reply.Error(500);
        foreach (var text in new[] { "a", "b", "c", "d" })
        {
            Assert.NotNull((await live.AttemptAsync(text)).Failure);
        }

        Assert.Equal(5 + 5 + 1 + 1, server.Requests.Count);
        server.Usual = Reply.Text("yes");
        Assert.Equal("yes", (await live.AttemptAsync("e")).Output);
        server.Enqueue(Reply.Error(500));
        Assert.Equal("yes", (await live.AttemptAsync("f")).Output);
    }

    [Fact]
    public async Task A_provider_that_says_429_is_not_down()
    {
        await using var server = await ScriptedProvider.StartAsync();
        await using var live = new LiveFixture(server) { Retry = new RetryOptions { MaxRetries = 1, MaxHopelessCalls = 1 } };
        server.Usual = Reply.Error(429);
        foreach (var text in new[] { "a", "b", "c" })
        {
            Assert.Equal(FailureCause.RateLimited, (await live.AttemptAsync(text)).Failure?.Cause);
        }

        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task A_request_timeout_of_the_server_is_tried_again()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Error(408));

        Assert.Equal("yes", (await live.AttemptAsync()).Output);
    }

    [Fact]
    public async Task The_tries_before_an_answer_are_not_in_its_latency()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Error(429, retryAfter: "50"));

        var attempt = await live.AttemptAsync();

        Assert.Equal(0, attempt.Latency?.TotalMs); // the test's clock moves only while somebody waits
        Assert.Equal(50_000, live.Impatient.Waits.Single().TotalMilliseconds);
    }

    [Fact]
    public async Task Cancelling_ends_the_waiting_and_throws()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Usual = Reply.Error(429, retryAfter: "50");
        await using var live = new LiveFixture(server) { Time = TimeProvider.System };
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => live.Model.Client.GetResponseAsync(
            [new(Microsoft.Extensions.AI.ChatRole.User, "hello")], live.Model.Options, cancellation.Token));
    }

    private static async Task<TimeSpan[]> WaitsAsync()
    {
        await using var live = await LiveFixture.StartAsync();
        live.Server.Usual = Reply.Error(503);
        await live.AttemptAsync();
        return [.. live.Impatient.Waits];
    }
}
