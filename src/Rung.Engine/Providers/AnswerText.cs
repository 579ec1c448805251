using System.Text;
using Microsoft.Extensions.AI;
using Rung.Core.Ladder;

namespace Rung.Engine.Providers;

/// <summary>Gathers a streamed answer: its text, and what the provider says of it. Keeps none of the events.</summary>
internal sealed class AnswerText
{
    /// <summary>The most characters that an answer may have.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    private const int LongestRefusal = 1000;

    private readonly StringBuilder _text = new();

    public bool IsEmpty => _text.Length == 0;

    public bool HasEvents { get; private set; }

    public string? Refusal { get; private set; }

    /// <summary>
    /// What an event said that is an error and not a part of an answer: providers fail after their 200, too.
    /// </summary>
    public string? Error { get; private set; }

    public UsageDetails? Usage { get; private set; }

    public ChatFinishReason? FinishReason { get; private set; }

    private string? ModelId { get; set; }

    private string? ResponseId { get; set; }

    /// <exception cref="ModelCallException">The text is too long.</exception>
    public void Add(ChatResponseUpdate update)
    {
        HasEvents = true;
        ModelId ??= update.ModelId;
        ResponseId ??= update.ResponseId;
        FinishReason = update.FinishReason ?? FinishReason;
        if (update.RawRepresentation is OpenAI.Chat.StreamingChatCompletionUpdate raw)
        {
            AddRaw(raw);
        }

        foreach (var content in update.Contents)
        {
            Add(content);
        }
    }

    public ChatResponse ToResponse(SecretRedactor secrets) =>
        new(new ChatMessage(ChatRole.Assistant, secrets.Redact(_text.ToString())))
        {
            FinishReason = FinishReason,
            ModelId = ModelId,
            ResponseId = ResponseId,
            Usage = Usage,
        };

    /// <summary>What the SDK reads from an event, or passes over, and the abstraction does not say.</summary>
    private void AddRaw(OpenAI.Chat.StreamingChatCompletionUpdate raw)
    {
        if (raw.RefusalUpdate is { Length: > 0 } part && Refusal is null or { Length: < LongestRefusal })
        {
            Refusal += part;
        }

#pragma warning disable SCME0001 // the SDK's own way to read a field that it has no name for; pinned by a test
        if (raw.Patch.Contains("$.error"u8))
        {
            var body = $$"""{"error":{{raw.Patch.GetJson("$.error"u8)}}}""";
            Error ??= ErrorBody.Read(BinaryData.FromString(body)).Message;
        }
#pragma warning restore SCME0001
    }

    private void Add(AIContent content)
    {
        switch (content)
        {
            case TextContent text when _text.Length + text.Text.Length > MaxLength:
                throw new ModelCallException(
                    FailureCause.ResponseTooLarge,
                    $"wrote more than {MaxLength / 1024 / 1024} MB of text, the most that Rung keeps.")
                {
                    MayHaveCost = true,
                };
            case TextContent text:
                _text.Append(text.Text);
                break;
            case UsageContent usage:
                Usage = usage.Details;
                break;
        }
    }
}
