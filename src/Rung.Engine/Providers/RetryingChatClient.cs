using Microsoft.Extensions.AI;

namespace Rung.Engine.Providers;

/// <summary>Asks again where that may help.</summary>
internal sealed class RetryingChatClient : WholeAnswerChatClient
{
    private readonly RetryPipeline _pipeline;

    public RetryingChatClient(IChatClient inner, RetryOptions options, TimeProvider time, ulong seed)
        : base(inner) => _pipeline = new RetryPipeline(options, time, seed);

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        _pipeline.ExecuteAsync(token => InnerClient.GetResponseAsync(messages, options, token), cancellationToken);
}
