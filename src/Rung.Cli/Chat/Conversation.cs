using System.Text;
using Microsoft.Extensions.AI;
using Rung.Engine.Local;
using Rung.Tensors.Generation;

namespace Rung.Cli.Chat;

/// <summary>A conversation with a local model: what was said, and how to go on.</summary>
internal sealed class Conversation(LocalChatClient client, ChatArguments arguments)
{
    private readonly List<ChatMessage> _messages = [.. First(arguments.System)];

    /// <summary>Forgets all that was said; <paramref name="system"/> is what the model is told from now on.</summary>
    public void Reset(string? system)
    {
        _messages.Clear();
        _messages.AddRange(First(system));
    }

    /// <summary>
    /// Asks, and hands every piece of the answer on as it comes. An answer that was stopped stays as far as it came; after a failure the
    /// conversation is as it was before.
    /// </summary>
    /// <exception cref="LocalModelException">The conversation has become too long, or the model cannot be run.</exception>
    public async Task<Reply> AskAsync(string text, Action<string> write, CancellationToken cancellationToken)
    {
        _messages.Add(new ChatMessage(ChatRole.User, text));
        var written = new StringBuilder();
        var reply = new Reply { Text = "" };
        try
        {
            var started = TimeProvider.System.GetTimestamp();
            await foreach (var update in client.GetStreamingResponseAsync(_messages, Options, cancellationToken))
            {
                var elapsed = TimeProvider.System.GetElapsedTime(started);
                reply = With(reply, update, elapsed);
                written.Append(update.Text);
                write(update.Text);
            }
        }
        catch (OperationCanceledException)
        {
            // What the person read is part of the conversation.
        }
        catch
        {
            _messages.RemoveAt(_messages.Count - 1);
            throw;
        }

        _messages.Add(new ChatMessage(ChatRole.Assistant, written.ToString()));
        return reply with { Text = written.ToString() };
    }

    private ChatOptions Options => new()
    {
        Temperature = arguments.Temperature,
        TopP = arguments.TopP,
        TopK = arguments.TopK,
        Seed = arguments.Seed,
        MaxOutputTokens = arguments.MaxTokens,
        StopSequences = [.. arguments.Stops],
    };

    private static IEnumerable<ChatMessage> First(string? system) =>
        string.IsNullOrWhiteSpace(system) ? [] : [new ChatMessage(ChatRole.System, system)];

    private static Reply With(Reply reply, ChatResponseUpdate update, TimeSpan elapsed)
    {
        var usage = update.Contents.OfType<UsageContent>().FirstOrDefault()?.Details;
        var token = update.RawRepresentation as GeneratedToken;
        return reply with
        {
            FirstToken = reply.Tokens == 0 && token is not null ? elapsed : reply.FirstToken,
            Tokens = usage?.OutputTokenCount ?? (reply.Tokens + (token is null ? 0 : 1)),
            PromptTokens = usage?.InputTokenCount ?? reply.PromptTokens,
            LogProbability = reply.LogProbability + (token?.Chosen.LogProbability ?? 0),
            FinishReason = update.FinishReason ?? reply.FinishReason,
            Total = elapsed,
        };
    }
}
