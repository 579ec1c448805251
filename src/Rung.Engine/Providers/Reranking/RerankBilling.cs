using Rung.Core.Economics;
using Rung.Engine.Providers.Calls;

namespace Rung.Engine.Providers.Reranking;

/// <summary>
/// Bills a request to a reranker: by its tokens where the model has a price for them, by the search where it has one for that. A
/// search is a query with up to a hundred passages; of a longer passage every 500 tokens count as one.
/// </summary>
internal sealed class RerankBilling : ICallBilling
{
    private const int PassagesPerSearch = 100;
    private const int TokensPerPassage = 500;

    // In a request a passage has its quotes and its comma, so that there are no more passages than a third of the bytes.
    private const int LeastBytesOfPassage = 3;

    /// <summary>A request has at most as many tokens as bytes; models that read the query with every passage say more.</summary>
    private const int QueryRepeats = 2;

    public Money MostOf(ReadOnlyMemory<byte> request, ModelPrice price) =>
        Cost((long)request.Length * QueryRepeats, MostSearches(request), price);

    public Money? CostOf(ReadOnlyMemory<byte> answer, ModelPrice price)
    {
        var tokens = UsageField.Read(answer, "usage", "total_tokens") ?? UsageField.Read(answer, "meta", "billed_units", "input_tokens");
        var searches = UsageField.Read(answer, "meta", "billed_units", "search_units");
        var saysAll = (price.Input == 0 || tokens is not null) && (price.PerRequest is null or 0 || searches is not null || tokens is null);
        return saysAll ? Cost(tokens ?? 0, searches ?? 1, price) : null;
    }

    private static long MostSearches(ReadOnlyMemory<byte> request)
    {
        var passages = request.Span.Count((byte)',') + 1;
        var most = Math.Min(passages, request.Length / LeastBytesOfPassage) + (request.Length / TokensPerPassage);
        return Math.Max(1, (most + PassagesPerSearch - 1) / PassagesPerSearch);
    }

    private static Money Cost(long tokens, long searches, ModelPrice price)
    {
        var once = price with { PerRequest = null };
        return once.CostOf(new TokenCounts(tokens, CachedInput: 0, Output: 0, Reasoning: 0)) + new Money(searches * (price.PerRequest ?? 0));
    }
}
