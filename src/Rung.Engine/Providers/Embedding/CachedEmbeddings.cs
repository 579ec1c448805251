using Microsoft.Extensions.AI;
using Rung.Core.Economics;
using Rung.Engine.Providers.Calls;
using Rung.Engine.Tasks;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Engine.Providers.Embedding;

/// <summary>
/// Takes vectors from the cache where the same model made them of the same text before; such a vector costs nothing. On the bill of a
/// question it counts with what its text has in approximate tokens, so that a second run of a climb says what the first one did.
/// </summary>
internal sealed class CachedEmbeddings(
    IEmbeddingGenerator<string, Embedding<float>> inner, EmbedderDefinition embedder, IEmbeddingCache cache, CallTotals totals)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private readonly string _model = EmbedderIdentity.OfModel(embedder);
    private readonly ModelPrice? _price = ProviderDialect.Of(embedder.Model).PriceOf(embedder.Model);

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        EmbeddingKey[] keys = [.. texts.Select(text => EmbeddingKey.Of(_model, text))];
        var found = await cache.FindAsync(keys, cancellationToken);
        int[] missing = [.. Enumerable.Range(0, texts.Length).Where(i => found[i] is null)];
        CountFound(texts, found);
        var made = missing.Length == 0 ? [] : await MakeAsync([.. missing.Select(i => texts[i])], options, cancellationToken);
        var vectors = new Embedding<float>[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            vectors[i] = found[i] is { } kept ? new Embedding<float>(kept) : made[Array.IndexOf(missing, i)];
        }

        // They are paid for: a cancellation that comes now must not lose them.
        await cache.KeepAsync([.. missing.Select(i => KeyValuePair.Create(keys[i], vectors[i].Vector))], CancellationToken.None);
        return [.. vectors];
    }

    private Task<GeneratedEmbeddings<Embedding<float>>> MakeAsync(
        string[] texts, EmbeddingGenerationOptions? options, CancellationToken cancellationToken) =>
        InnerGenerator.GenerateAsync(texts, options, cancellationToken);

    private void CountFound(string[] texts, IReadOnlyList<ReadOnlyMemory<float>?> found)
    {
        foreach (var text in texts.Where((_, i) => found[i] is not null))
        {
            totals.CountCached();
            CallBill.Current?.Add(_price is null ? null : EmbeddingBilling.Cost(EmbeddingForecast.TokensOf(text), _price));
        }
    }
}
