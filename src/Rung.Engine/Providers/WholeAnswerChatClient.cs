using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Rung.Engine.Providers;

/// <summary>
/// A decorator that hands an answer on when it is whole. Streaming goes the same way as asking, so that no caller can
/// reach the provider around the budget, the limits or the cache.
/// </summary>
internal abstract class WholeAnswerChatClient : DelegatingChatClient
{
    protected WholeAnswerChatClient(IChatClient inner)
        : base(inner)
    {
    }

    public abstract override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default);

    public sealed override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }
}
