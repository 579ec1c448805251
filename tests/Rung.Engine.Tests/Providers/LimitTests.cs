using Microsoft.Extensions.Time.Testing;
using Rung.Engine.Providers;

namespace Rung.Engine.Tests.Providers;

public sealed class LimitTests
{
    [Fact]
    public async Task No_more_calls_run_at_once_than_the_model_allows()
    {
        await using var server = await ScriptedProvider.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Usual = Reply.After(gate.Task, Reply.Text("yes"));
        await using var live = new LiveFixture(server) { Change = model => model with { Concurrency = 3 } };

        var calls = Enumerable.Range(0, 12).Select(call => live.AskAsync($"call {call}")).ToArray();
        while (server.Requests.Count < 3)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        gate.SetResult();
        await Task.WhenAll(calls);

        Assert.Equal(12, server.Requests.Count);
        Assert.Equal(3, server.MostInFlight);
    }

    [Fact]
    public async Task Requests_are_spaced_over_the_minute()
    {
        var time = new FakeTimeProvider();
        var pacer = new RequestPacer(requestsPerMinute: 6, time);

        var turns = Enumerable.Range(0, 4).Select(_ => pacer.WaitAsync(TestContext.Current.CancellationToken)).ToArray();
        Assert.Equal([true, false, false, false], turns.Select(turn => turn.IsCompleted));
        time.Advance(TimeSpan.FromSeconds(10));
        await turns[1];
        Assert.False(turns[2].IsCompleted);
        time.Advance(TimeSpan.FromSeconds(20));
        await Task.WhenAll(turns);
    }

    [Fact]
    public async Task No_minute_holds_more_requests_than_allowed()
    {
        var time = new ImpatientTime();
        var pacer = new RequestPacer(requestsPerMinute: 7, time);
        var turns = new List<DateTimeOffset>();
        for (var turn = 0; turn < 50; turn++)
        {
            await pacer.WaitAsync(TestContext.Current.CancellationToken);
            turns.Add(time.GetUtcNow());
        }

        Assert.All(turns.Zip(turns.Skip(7)), pair =>
            Assert.InRange(pair.Second - pair.First, TimeSpan.FromSeconds(59.99), TimeSpan.FromSeconds(60.01)));
    }

    [Fact]
    public void Idle_time_is_not_saved_up()
    {
        var time = new FakeTimeProvider();
        var pacer = new RequestPacer(requestsPerMinute: 6, time);
        time.Advance(TimeSpan.FromHours(1));

        Assert.True(pacer.WaitAsync(TestContext.Current.CancellationToken).IsCompleted);
        Assert.False(pacer.WaitAsync(TestContext.Current.CancellationToken).IsCompleted);
    }

    [Fact]
    public async Task Waiting_for_our_own_pace_is_not_latency()
    {
        await using var server = await ScriptedProvider.StartAsync();
        await using var live = new LiveFixture(server) { Change = model => model with { RequestsPerMinute = 1 } };
        await live.AttemptAsync("first");

        var second = await live.AttemptAsync("second");

        Assert.Equal([TimeSpan.FromMinutes(1)], live.Impatient.Waits);
        Assert.Equal(0, second.Latency?.TotalMs);
    }
}
