using FsCheck.Xunit;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Core.Statistics;
using Rung.Engine.Providers;

namespace Rung.Engine.Tests.Providers;

public sealed class SpendingBudgetTests
{
    private static readonly Money Cent = new(0.01m);

    [Fact]
    public void What_the_limit_does_not_cover_is_not_reserved()
    {
        var budget = new SpendingBudget(Cent);

        Assert.NotNull(budget.TryReserve(Cent));
        Assert.Null(budget.TryReserve(new Money(0.0000001m)));
    }

    [Fact]
    public void Settling_gives_back_what_was_not_needed()
    {
        var budget = new SpendingBudget(Cent);
        var reservation = budget.TryReserve(Cent)!;

        reservation.Settle(new Money(0.004m));
        reservation.Settle(new Money(0.004m));

        Assert.Equal(new Money(0.004m), budget.Spent);
        Assert.NotNull(budget.TryReserve(new Money(0.006m)));
    }

    [Fact]
    public void A_call_that_costs_nothing_fits_a_budget_that_is_spent()
    {
        var budget = new SpendingBudget(Cent, spent: Cent);

        Assert.NotNull(budget.TryReserve(Money.Zero));
    }

    [Property]
    public void Spent_and_reserved_are_never_above_the_limit(byte limit, (byte Most, byte Share, bool IsSettled)[] calls)
    {
        var budget = new SpendingBudget(new Money(limit));
        foreach (var (most, share, isSettled) in calls)
        {
            var reservation = budget.TryReserve(new Money(most));
            Assert.InRange(budget.Committed.Usd, 0, limit);
            if (isSettled)
            {
                reservation?.Settle(new Money(most * (share / 255m)));
            }

            Assert.InRange(budget.Committed.Usd, 0, limit);
        }
    }

    [Fact]
    public async Task Two_hundred_calls_at_once_never_pass_the_limit()
    {
        // Each may cost 10 and costs 1 to 10, in an order that the threads decide.
        var budget = new SpendingBudget(new Money(60));
        var worst = Money.Zero;
        var gate = new Lock();
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = Enumerable.Range(0, 200).Select(async call =>
        {
            await start.Task;
            var reservation = budget.TryReserve(new Money(10));
            await Task.Yield();
            lock (gate)
            {
                worst = worst > budget.Committed ? worst : budget.Committed;
            }

            reservation?.Settle(new Money(SplitMix64.Derive(seed: 3, (ulong)call).Next(10) + 1));
            return reservation is not null;
        }).ToArray();

        start.SetResult();
        var isAsked = await Task.WhenAll(calls);

        Assert.InRange(worst.Usd, 10, 60);
        Assert.InRange(budget.Spent.Usd, 1, 60);
        Assert.Equal(budget.Spent, budget.Committed);
        Assert.Contains(false, isAsked);
    }

    [Fact]
    public async Task Two_hundred_requests_at_once_cost_no_more_than_the_budget()
    {
        // The server bills 0.00028 a call; a call reserves about 0.0013.
        await using var server = await ScriptedProvider.StartAsync();
        await using var live = new LiveFixture(server)
        {
            Budget = new SpendingBudget(new Money(0.02m)),
            Change = model => model with { Concurrency = 64 },
        };

        var attempts = await Task.WhenAll(Enumerable.Range(0, 200).Select(call => live.AttemptAsync($"call {call}")));

        var answered = attempts.Count(attempt => attempt.Failure is null);
        Assert.Equal(answered, server.Requests.Count);
        Assert.All(attempts, attempt => Assert.True(attempt.Failure is null or { Cause: FailureCause.OverBudget }));
        Assert.InRange(answered, 10, 71);
        Assert.Equal(new Money(0.00028m * answered), live.Budget.Spent);
        Assert.Equal(live.Budget.Spent, live.Budget.Committed);
        Assert.True(live.Budget.Spent <= live.Budget.Limit);
    }

    [Fact]
    public async Task A_call_over_the_budget_is_not_made()
    {
        await using var server = await ScriptedProvider.StartAsync();
        await using var live = new LiveFixture(server) { Budget = new SpendingBudget(new Money(0.0001m)) };

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.OverBudget, attempt.Failure?.Cause);
        Assert.Contains("$0.0001", attempt.Failure?.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_answer_without_a_usage_costs_the_most_that_it_can_and_says_that_nobody_knows()
    {
        await using var live = await LiveFixture.StartAsync(Reply.Text("yes", usage: null));

        var attempt = await live.AttemptAsync();

        Assert.Equal("yes", attempt.Output);
        Assert.Null(attempt.Cost);
        Assert.True(live.Budget.Spent > Money.Zero);
        Assert.Equal(live.Budget.Spent, live.Model.Totals.Assumed);
    }

    [Fact]
    public async Task A_model_without_a_price_is_not_asked_under_a_budget()
    {
        await using var server = await ScriptedProvider.StartAsync();
        await using var live = new LiveFixture(server)
        {
            Budget = new SpendingBudget(new Money(5)),
            Change = model => model with { Price = null },
        };

        var attempt = await live.AttemptAsync();

        Assert.Equal(FailureCause.OverBudget, attempt.Failure?.Cause);
        Assert.Contains("price", attempt.Failure?.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Without_a_budget_a_model_without_a_price_costs_nobody_knows_what()
    {
        await using var server = await ScriptedProvider.StartAsync();
        await using var live = new LiveFixture(server) { Change = model => model with { Price = null } };

        var attempt = await live.AttemptAsync();

        Assert.Equal("yes", attempt.Output);
        Assert.Null(attempt.Cost);
        Assert.Null(live.Model.Totals.Money);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("🐢🐢🐢🐢")]
    [InlineData("注文した商品がまだ届きません")]
    public void A_request_is_bounded_by_its_bytes(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetByteCount(text);

        var tokens = CostBound.InputTokens([new(Microsoft.Extensions.AI.ChatRole.User, text)]);

        Assert.InRange(tokens, bytes + 256, bytes + 512);
    }
}
