using System.Text;
using Microsoft.Extensions.AI;
using Rung.Core.Ladder;

namespace Rung.Engine.Providers;

/// <summary>Gathers a streamed answer: its text, and what the provider says of it. Keeps none of the events.</summary>
internal sealed class AnswerText
{
    /// <summary>The most characters that an answer may have.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    private readonly StringBuilder _text = new();

    public bool IsEmpty => _text.Length == 0;

    public bool HasEvents { get; private set; }

    public string? Refusal { get; private set; }

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

    private void Add(AIContent content)
    {
        switch (content)
        {
            case TextContent text when _text.Length + text.Text.Length > MaxLength:
                throw new ModelCallException(
                    FailureCause.ResponseTooLarge, $"The answer has more than {MaxLength / 1024 / 1024} MB of text, the most that Rung keeps.")
                {
                    MayHaveCost = true,
                };
            case TextContent text:
                _text.Append(text.Text);
                break;
            case UsageContent usage:
                Usage = usage.Details;
                break;
            case ErrorContent error:
                Refusal = (Refusal ?? "") + error.Message;
                break;
        }
    }
}
