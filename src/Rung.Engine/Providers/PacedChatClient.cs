using Microsoft.Extensions.AI;

namespace Rung.Engine.Providers;

/// <summary>Sends no more requests a minute than the model allows; tries that failed count.</summary>
internal sealed class PacedChatClient : WholeAnswerChatClient
{
    private readonly RequestPacer _pacer;

    public PacedChatClient(IChatClient inner, RequestPacer pacer)
        : base(inner) => _pacer = pacer;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await _pacer.WaitAsync(cancellationToken);
        return await InnerClient.GetResponseAsync(messages, options, cancellationToken);
    }
}
