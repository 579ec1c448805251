using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Rung.Engine.Providers;

/// <summary>
/// Says the limit on an answer's tokens as <c>max_tokens</c>, the name that every OpenAI-compatible server knows.
/// </summary>
internal sealed class MaxTokensChatClient : DelegatingChatClient
{
    public MaxTokensChatClient(IChatClient inner)
        : base(inner)
    {
    }

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages, Renamed(options), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        base.GetStreamingResponseAsync(messages, Renamed(options), cancellationToken);

    private static ChatOptions? Renamed(ChatOptions? options)
    {
        if (options?.MaxOutputTokens is not { } limit)
        {
            return options;
        }

        var renamed = options.Clone();
        renamed.MaxOutputTokens = null;
        renamed.RawRepresentationFactory = _ => WithMaxTokens(limit);
        return renamed;
    }

    private static ChatCompletionOptions WithMaxTokens(int limit)
    {
        var raw = new ChatCompletionOptions();
#pragma warning disable SCME0001 // the SDK's own way to say a field that it has no name for; pinned by a test
        raw.Patch.Set("$.max_tokens"u8, limit);
#pragma warning restore SCME0001
        return raw;
    }
}
