using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Rung.Tensors.Generation;

namespace Rung.Engine.Local;

/// <summary>A request to a local model, checked and in its tokens.</summary>
internal sealed record LocalRequest
{
    /// <summary>The most tokens of an answer for which nobody said how long it may be.</summary>
    public const int DefaultMaxTokens = 512;

    public required ImmutableArray<int> Prompt { get; init; }

    public required GenerationOptions Generation { get; init; }

    public required ImmutableArray<string> Stops { get; init; }

    public required bool EndsAtBlankLine { get; init; }

    /// <param name="model">Who is asked.</param>
    /// <param name="messages">The conversation.</param>
    /// <param name="options">How; what is not run here is refused, not passed over.</param>
    /// <param name="hasAdapter">Whether it wears an adapter: that was taught how an answer ends.</param>
    /// <exception cref="LocalModelException">The prompt fills the model, or an option is not run here.</exception>
    public static LocalRequest Of(LocalModel model, IEnumerable<ChatMessage> messages, ChatOptions? options, bool hasAdapter)
    {
        options ??= new ChatOptions();
        ThrowIfUnknown(model, options);
        var (prompt, rendered) = model.Encode([.. messages]);
        var room = model.Config.MaxPositions - prompt.Length;
        if (prompt.Length == 0)
        {
            throw new LocalModelException($"The prompt for '{model.Name}' is empty. Give it at least a word to go on from.");
        }

        if (room < 1)
        {
            throw new LocalModelException(
                $"The prompt has {prompt.Length} tokens; '{model.Name}' takes {model.Config.MaxPositions}, answer included. Shorten the prompt, or use a model with a longer context.");
        }

        return new LocalRequest
        {
            Prompt = prompt,
            Generation = GenerationOf(model, options, Math.Min(options.MaxOutputTokens ?? DefaultMaxTokens, room)),
            Stops = [.. options.StopSequences?.Where(stop => stop.Length > 0) ?? []],
            EndsAtBlankLine = rendered.EndsAtBlankLine && !hasAdapter,
        };
    }

    private static GenerationOptions GenerationOf(LocalModel model, ChatOptions options, int maxTokens) => model.Generation(maxTokens) with
    {
        Sampling = new SamplingOptions
        {
            Temperature = options.Temperature ?? 0,
            TopK = options.TopK ?? 0,
            TopP = options.TopP ?? 1,
            Seed = (ulong)(options.Seed ?? 0),
        },
    };

    private static void ThrowIfUnknown(LocalModel model, ChatOptions options)
    {
        if (options is { Tools.Count: > 0 } or { ResponseFormat: ChatResponseFormatJson })
        {
            throw new LocalModelException($"'{model.Name}' runs on this machine, where answers are not held to tools or to a JSON schema. Say the form in the prompt.");
        }

        var (temperature, topP) = (options.Temperature ?? 0, options.TopP ?? 1);
        if (temperature is not (>= 0 and <= 100) || topP is not (> 0 and <= 1) || options.TopK < 0 || options.MaxOutputTokens < 1)
        {
            throw new LocalModelException("A temperature lies from 0 to 100, top-p above 0 and up to 1, top-k from 0, and an answer has one token at least.");
        }
    }
}
