using Microsoft.Extensions.AI;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers;

/// <summary>
/// Asks once, streaming, within the model's time limit, and measures: the time to the first token and to the last byte,
/// tokens by kind, money. Whatever goes wrong leaves as a <see cref="ModelCallException"/> with its cause.
/// </summary>
internal sealed class MeteredChatClient : WholeAnswerChatClient
{
    private readonly ModelDefinition _model;
    private readonly ModelPrice? _price;
    private readonly TimeProvider _time;
    private readonly SecretRedactor _secrets;
    private readonly CallTotals _totals;

    public MeteredChatClient(
        IChatClient inner, ModelDefinition model, TimeProvider time, SecretRedactor secrets, CallTotals totals)
        : base(inner)
    {
        _model = model;
        _price = ProviderDialect.Of(model).PriceOf(model);
        _time = time;
        _secrets = secrets;
        _totals = totals;
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var exchange = ProviderDialect.Of(_model).IsInProcess ? HttpExchange.WithoutWire() : HttpExchange.Begin();
        using var limit = new CancellationTokenSource(_model.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        _totals.CountRequest();
        try
        {
            var response = await StreamAsync(messages, options, exchange, either.Token);
            _totals.CountAnswer();
            return response;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
#pragma warning disable CA1031 // the boundary to an SDK and to the network: each failure is an outcome with a cause
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var fault = new ProviderFault(_model, _time, _secrets);
            throw fault.Translate(exception, exchange, isTimeout: limit.IsCancellationRequested);
        }
    }

    private async Task<ChatResponse> StreamAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        HttpExchange exchange,
        CancellationToken cancellationToken)
    {
        var answer = new AnswerText();
        double? firstTokenMs = null;
        var started = _time.GetTimestamp();
        await foreach (var update in InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            answer.Add(update);
            firstTokenMs ??= answer.IsEmpty ? null : _time.GetElapsedTime(started).TotalMilliseconds;
        }

        var latency = new AttemptLatency(_time.GetElapsedTime(started).TotalMilliseconds, firstTokenMs);
        var tokens = TokenUsage.Of(answer.Usage);
        var measurement = new CallMeasurement(tokens, tokens is { } known ? _price?.CostOf(known) : null, latency);
        ProviderFault.ThrowIfIncomplete(answer, exchange, measurement);
        var response = answer.ToResponse(_secrets);
        measurement.AttachTo(response);
        return response;
    }
}
