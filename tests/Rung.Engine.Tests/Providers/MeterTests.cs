using Microsoft.Extensions.Time.Testing;
using Rung.Core.Economics;
using Rung.Engine.Providers;

namespace Rung.Engine.Tests.Providers;

public sealed class MeterTests
{
    [Fact]
    public async Task The_time_to_the_first_token_is_not_that_to_the_last()
    {
        var answer = Sse.Answer("yes");
        var first = Sse.Event(Sse.Delta("Oh, "));
        var isRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var time = new FakeTimeProvider();
        await using var server = await ScriptedProvider.StartAsync(Reply.Paused(first, gate.Task, answer));
        await using var live = new LiveFixture(server) { Time = time };
        live.Decorate = bare => new FirstUpdateSignal(bare, isRead);

        var asking = live.AttemptAsync();
        await isRead.Task;
        time.Advance(TimeSpan.FromSeconds(3));
        gate.SetResult();
        var attempt = await asking;

        Assert.Equal("Oh, yes", attempt.Output);
        Assert.Equal(0, attempt.Latency?.FirstTokenMs);
        Assert.Equal(3000, attempt.Latency?.TotalMs);
    }

    [Fact]
    public async Task Totals_add_up_over_calls_and_over_models()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Error(500), Reply.Text("a"), Reply.Error(404), Reply.Text("b"));
        foreach (var text in new[] { "first", "second", "third", "first" })
        {
            await live.AttemptAsync(text);
        }

        Assert.Equal(
            new LiveTotals(Requests: 4, Answers: 2, CachedAnswers: 1, Money: new Money(0.00056m), Assumed: Money.Zero),
            live.Model.Totals);
        Assert.Equal(live.Server.Requests.Count, live.Model.Totals.Requests);
        Assert.Equal(new Money(0.00112m), (live.Model.Totals + live.Model.Totals).Money);
        Assert.Null((live.Model.Totals + LiveTotals.None with { Money = null }).Money);
    }

    [Fact]
    public async Task A_call_that_was_cancelled_after_it_was_sent_may_have_cost()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Never());
        using var cancellation = new CancellationTokenSource();

        var asking = live.Model.Client.GetResponseAsync(
            [new(Microsoft.Extensions.AI.ChatRole.User, "hello")], live.Model.Options, cancellation.Token);
        await live.Server.FirstRequest;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);

        Assert.True(live.Budget.Spent > Money.Zero);
        Assert.Equal(live.Budget.Spent, live.Budget.Committed);
    }
}
