using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Rung.Tensors.Generation;

namespace Rung.Engine.Local;

/// <summary>
/// Asks a local model, with an adapter or without. Requests are answered one after the other; those that wait hold a place and
/// nothing else. Greedy unless a temperature is given; the same request gives the same answer. Each update carries its
/// <see cref="GeneratedToken"/> with the log-probability. What goes wrong is a <see cref="LocalModelException"/>.
/// </summary>
/// <param name="model">Not disposed with the client.</param>
/// <param name="adapterFolder">An adapter in PEFT's format; <see langword="null"/>: the model as it is.</param>
public sealed class LocalChatClient(LocalModel model, string? adapterFolder = null) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = LocalRequest.Of(model, messages, options, hasAdapter: adapterFolder is not null);

        // Who leaves the loop early stops the writing, too.
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var updates = Channel.CreateUnbounded<ChatResponseUpdate>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var writing = WriteAsync(request, updates.Writer, gone.Token);
        try
        {
            await foreach (var update in updates.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return update;
            }
        }
        finally
        {
            await gone.CancelAsync();
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await writing;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("local", providerUri: null, model.Name)
            : serviceType == typeof(LocalModel) ? model
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
        // The model belongs to who opened it.
    }

    private async Task WriteAsync(LocalRequest request, ChannelWriter<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            await model.UseAsync(adapterFolder, loaded => Write(loaded, request, updates, cancellationToken), cancellationToken);
        }
        finally
        {
            updates.Complete();
        }
    }

    private bool Write(LoadedModel loaded, LocalRequest request, ChannelWriter<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        var answer = new AnswerStream(model.Tokenizer.StartDecoding(), request.Stops, request.EndsAtBlankLine);
        var options = request.Generation with { StopsAt = (_, generated) => answer.Push(generated[^1]) };
        var text = loaded.Generator.Generate(
            request.Prompt.AsMemory(),
            options,
            cancellationToken,
            token => updates.TryWrite(Update(answer.Take(), token)));
        updates.TryWrite(Last(answer.Finish(), request, text));
        return true;
    }

    private ChatResponseUpdate Update(string text, GeneratedToken? token) =>
        new(ChatRole.Assistant, text) { ModelId = model.Name, RawRepresentation = token };

    private ChatResponseUpdate Last(string rest, LocalRequest request, GeneratedText text)
    {
        var last = Update(rest, token: null);
        last.FinishReason = text.Reason is FinishReason.Length ? ChatFinishReason.Length : ChatFinishReason.Stop;
        last.Contents.Add(new UsageContent(new UsageDetails
        {
            InputTokenCount = request.Prompt.Length,
            OutputTokenCount = text.Tokens.Length,
            TotalTokenCount = request.Prompt.Length + text.Tokens.Length,
        }));
        return last;
    }
}
