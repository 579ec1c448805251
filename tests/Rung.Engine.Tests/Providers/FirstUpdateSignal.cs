using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Rung.Engine.Tests.Providers;

/// <summary>Tells when the first part of an answer has been read by who asked.</summary>
internal sealed class FirstUpdateSignal : DelegatingChatClient
{
    private readonly TaskCompletionSource _isRead;

    public FirstUpdateSignal(IChatClient inner, TaskCompletionSource isRead)
        : base(inner) => _isRead = isRead;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            yield return update;
            _isRead.TrySetResult();
        }
    }
}
