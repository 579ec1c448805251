using Microsoft.Extensions.AI;
using Rung.Core.Economics;
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
        Money? most = _price is null ? null : CostBound.Of(asked, options?.MaxOutputTokens ?? _model.MaxOutputTokens, _price);
        var payment = CallPayment.Begin(_model, most, _budget, _totals);
        try
        {
            var response = await InnerClient.GetResponseAsync(asked, options, cancellationToken);
            payment.Settle(CallMeasurement.Of(response)?.Cost, mayHaveCost: true);
            return response;
        }
        catch (ModelCallException failure)
        {
            payment.Settle(failure.Measurement?.Cost, failure.MayHaveCost);
            throw;
        }
        catch
        {
            payment.Settle(cost: null, mayHaveCost: true);
            throw;
        }
    }
}
