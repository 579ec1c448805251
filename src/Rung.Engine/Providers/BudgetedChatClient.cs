using Microsoft.Extensions.AI;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers;

/// <summary>
/// Reserves the most that a request can cost before it is sent, and settles after it. A request without an answer
/// that may have been billed (a timeout, a connection lost within the answer, a cancellation), and an answer without
/// a usage, stay counted at the most that they can have cost: the worst is assumed.
/// </summary>
internal sealed class BudgetedChatClient : WholeAnswerChatClient
{
    private readonly ModelDefinition _model;
    private readonly ModelPrice? _price;
    private readonly SpendingBudget _budget;
    private readonly CallTotals _totals;

    public BudgetedChatClient(IChatClient inner, ModelDefinition model, SpendingBudget budget, CallTotals totals)
        : base(inner)
    {
        _model = model;
        _price = ProviderDialect.Of(model).PriceOf(model);
        _budget = budget;
        _totals = totals;
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        return _price is null
            ? await AskWithoutPriceAsync(asked, options, cancellationToken)
            : await AskAsync(asked, options, Reserve(asked, options, _price), cancellationToken);
    }

    private SpendingBudget.Reservation Reserve(
        IReadOnlyCollection<ChatMessage> messages, ChatOptions? options, ModelPrice price)
    {
        var most = CostBound.Of(messages, options?.MaxOutputTokens ?? _model.MaxOutputTokens, price);
        return _budget.TryReserve(most) ?? throw new ModelCallException(
            FailureCause.OverBudget,
            $"Not asked: the call may cost {most} at most, and of the budget of {_budget.Limit} "
            + $"only {_budget.Limit - _budget.Committed} is free.");
    }

    private async Task<ChatResponse> AskWithoutPriceAsync(
        IReadOnlyCollection<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        if (_budget.Limit is not null)
        {
            throw new ModelCallException(
                FailureCause.OverBudget,
                $"Not asked: model '{_model.Name}' has no price, so nobody can say whether the budget of {_budget.Limit} "
                + "covers a call. "
                + "Give its price in rung.yaml (0 where it costs nothing), or remove the budget.");
        }

        _totals.AddUnknown();
        return await InnerClient.GetResponseAsync(messages, options, cancellationToken);
    }

    private async Task<ChatResponse> AskAsync(
        IReadOnlyCollection<ChatMessage> messages,
        ChatOptions? options,
        SpendingBudget.Reservation reservation,
        CancellationToken cancellationToken)
    {
        try
        {
            var response = await InnerClient.GetResponseAsync(messages, options, cancellationToken);
            Settle(reservation, CallMeasurement.Of(response), mayHaveCost: true);
            return response;
        }
        catch (ModelCallException failure)
        {
            Settle(reservation, failure.Measurement, failure.MayHaveCost);
            throw;
        }
        catch
        {
            Settle(reservation, measurement: null, mayHaveCost: true);
            throw;
        }
    }

    private void Settle(SpendingBudget.Reservation reservation, CallMeasurement? measurement, bool mayHaveCost)
    {
        if (measurement?.Cost is { } billed)
        {
            reservation.Settle(billed);
            _totals.AddBilled(billed);
        }
        else if (mayHaveCost)
        {
            reservation.Settle(reservation.Most);
            _totals.AddAssumed(reservation.Most);
        }
        else
        {
            reservation.Settle(Money.Zero);
        }
    }
}
