using Rung.Core.Economics;
using Rung.Engine.Providers.Calls;

namespace Rung.Engine.Providers.Embedding;

/// <summary>
/// Bills the input tokens that an answer names. A token stands for one byte of the text at least, and the request holds the
/// texts, so that it has no more tokens than bytes.
/// </summary>
/// <param name="usage">The names that lead to the count of tokens.</param>
internal sealed class EmbeddingBilling(params string[] usage) : ICallBilling
{
    public Money MostOf(ReadOnlyMemory<byte> request, ModelPrice price) => Cost(request.Length, price);

    public Money? CostOf(ReadOnlyMemory<byte> answer, ModelPrice price) =>
        UsageField.Read(answer, usage) is { } tokens ? Cost(tokens, price) : null;

    /// <summary>What so many input tokens cost.</summary>
    public static Money Cost(long tokens, ModelPrice price) => price.CostOf(new TokenCounts(tokens, CachedInput: 0, Output: 0, Reasoning: 0));
}
