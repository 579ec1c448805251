using Microsoft.Extensions.AI;
using Rung.Core.Economics;

namespace Rung.Engine.Providers;

/// <summary>Reads a provider's usage as tokens by the kinds that are billed apart.</summary>
internal static class TokenUsage
{
    /// <summary><see langword="null"/> when the provider did not say how many tokens went in and out.</summary>
    public static TokenCounts? Of(UsageDetails? usage)
    {
        if (usage is not { InputTokenCount: >= 0 and var input, OutputTokenCount: >= 0 and var output })
        {
            return null;
        }

        var cached = Math.Clamp(usage.CachedInputTokenCount ?? 0, 0, input);
        var reasoning = Math.Max(usage.ReasoningTokenCount ?? 0, 0);

        // OpenAI counts reasoning within the output; others beside it, and then the total tells.
        var isBeside = reasoning > output || (reasoning > 0 && usage.TotalTokenCount == input + output + reasoning);
        return new TokenCounts(input - cached, cached, isBeside ? output : output - reasoning, reasoning);
    }
}
