using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Stores;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers;

/// <summary>
/// Takes an answer from the store where the same request was answered before; such an answer costs nothing. Of equal
/// requests at the same time one is sent, and the others wait for it. Only answers with a text are kept: a failure
/// may pass.
/// </summary>
internal sealed class CachedChatClient : WholeAnswerChatClient
{
    private readonly ConcurrentDictionary<ContentHash, Task> _inFlight = new();
    private readonly ModelDefinition _model;
    private readonly ModelPrice? _price;
    private readonly IResponseCache _responses;
    private readonly CallTotals _totals;

    public CachedChatClient(IChatClient inner, ModelDefinition model, IResponseCache responses, CallTotals totals)
        : base(inner)
    {
        _model = model;
        _price = ProviderDialect.Of(model).PriceOf(model);
        _responses = responses;
        _totals = totals;
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        var request = RequestText.HashOf(_model, asked, options);
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (true)
        {
            var first = _inFlight.GetOrAdd(request, mine.Task);
            if (first == mine.Task)
            {
                break;
            }

            // Whether it was answered or not: then it is our turn to look, and to ask.
            await first.WaitAsync(cancellationToken);
        }

        try
        {
            return await FindAsync(request, cancellationToken)
                ?? await AskAsync(request, asked, options, cancellationToken);
        }
        finally
        {
            _inFlight.TryRemove(request, out _);
            mine.SetResult();
        }
    }

    private async Task<ChatResponse?> FindAsync(ContentHash request, CancellationToken cancellationToken)
    {
        var found = await _responses.FindAsync(request, cancellationToken);
        if (found is null || CachedAnswer.Read(found) is not { } answer)
        {
            return null;
        }

        _totals.CountCached();
        return answer.ToResponse(_price);
    }

    private async Task<ChatResponse> AskAsync(
        ContentHash request,
        IReadOnlyCollection<ChatMessage> messages,
        ChatOptions? options,
        CancellationToken cancellationToken)
    {
        var response = await InnerClient.GetResponseAsync(messages, options, cancellationToken);

        // It is paid for: a cancellation that comes now must not lose it.
        await _responses.AddAsync(request, CachedAnswer.Of(response).ToJson(), CancellationToken.None);
        return response;
    }
}
