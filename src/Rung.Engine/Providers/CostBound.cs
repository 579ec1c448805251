using System.Text;
using Microsoft.Extensions.AI;
using Rung.Core.Economics;

namespace Rung.Engine.Providers;

/// <summary>
/// The most that a request can cost. A token of the byte-level and sentence-piece vocabularies in use stands for one
/// byte of the text at least, so a request has no more tokens than bytes, but for what the provider's chat template
/// puts around it. An answer has no more tokens than it may have. Both at full price: no discount is counted on.
/// </summary>
internal static class CostBound
{
    private const int TemplateTokens = 256;
    private const int TemplateTokensPerMessage = 16;

    public static Money Of(IReadOnlyCollection<ChatMessage> messages, int maxOutputTokens, ModelPrice price)
    {
        var dearest = price with { Input = Math.Max(price.Input, Math.Max(price.CachedInput ?? 0, price.CacheWrite ?? 0)) };
        return dearest.CostOf(new TokenCounts(InputTokens(messages), CachedInput: 0, maxOutputTokens, Reasoning: 0));
    }

    public static long InputTokens(IReadOnlyCollection<ChatMessage> messages) =>
        TemplateTokens + messages.Sum(message => TemplateTokensPerMessage + Encoding.UTF8.GetByteCount(message.Text));
}
