using Microsoft.Extensions.AI;
using Rung.Core.Economics;
using Rung.Engine.Providers.Calls;
using Rung.Engine.Tasks;
using Rung.Retrieval.Indexes;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Engine.Providers.Embedding;

/// <summary>
/// An embedder of the task, ready to be asked: from the outside in, the cache, the places, the retries, the pace, the budget, the time
/// limit, and the provider. Safe for concurrent use; owns its connections.
/// </summary>
internal sealed class LiveEmbedder : IDisposable
{
    /// <summary>A component takes some twenty characters at most.</summary>
    private const long MaxBytesPerComponent = 32;
    private const long MostComponents = 65_536;

    private readonly CallTotals _totals;
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;
    private readonly IEmbeddingCache _cache;

    private LiveEmbedder(
        EmbedderDefinition definition, IEmbeddingGenerator<string, Embedding<float>> generator, IEmbeddingCache cache, CallTotals totals)
    {
        (Definition, _generator, _cache, _totals) = (definition, generator, cache, totals);
        Embedder = new TextEmbedder(generator, new EmbeddingOptions
        {
            BatchSize = definition.BatchSize,
            Concurrency = definition.Model.Concurrency,
            Dimension = definition.Dimensions,
            QueryPrefix = definition.QueryPrefix,
            PassagePrefix = definition.PassagePrefix,
        });
    }

    public EmbedderDefinition Definition { get; }

    /// <summary>Fails with a <see cref="ModelCallException"/>, a cancellation, or an <see cref="EmbeddingException"/>.</summary>
    public TextEmbedder Embedder { get; }

    public LiveTotals Totals => _totals.Current;

    /// <summary><see langword="null"/> is unknown.</summary>
    public ModelPrice? Price => ProviderDialect.Of(Definition.Model).PriceOf(Definition.Model);

    /// <param name="definition">Which embedder.</param>
    /// <param name="setup">Shared by all models.</param>
    /// <param name="cache">Keeps what was paid for.</param>
    /// <exception cref="ProviderException">The key is missing, the provider is unknown, or a local model cannot be run.</exception>
    public static LiveEmbedder Create(EmbedderDefinition definition, LiveModelSetup setup, IEmbeddingCache cache) =>
        ProviderDialect.Of(definition.Model).IsInProcess
            ? CreateLocal(definition, setup, cache)
            : CreateRemote(definition, setup, cache);

    private static LiveEmbedder CreateLocal(EmbedderDefinition definition, LiveModelSetup setup, IEmbeddingCache cache)
    {
        var totals = new CallTotals();
        var encoder = LocalProvider.Open(definition, setup);
        var resolved = LocalProvider.Resolved(definition, encoder);
        var generator = new CachedEmbeddings(new LocalEmbeddings(encoder, definition, setup.Locals.Turn, totals), resolved, cache, totals);
        return new LiveEmbedder(resolved, generator, cache, totals);
    }

    private static LiveEmbedder CreateRemote(EmbedderDefinition definition, LiveModelSetup setup, IEmbeddingCache cache)
    {
        IEmbeddingDialect dialect = definition.Model.Provider is "ollama" ? new OllamaEmbeddings() : new OpenAiEmbeddings();
        var totals = new CallTotals();
        var maxBytes = definition.BatchSize * MaxBytesPerComponent * (definition.Dimensions ?? MostComponents);
        var transport = new PaidCallHandler(
            ChatClientFactory.Connections(), definition.Model, setup, new EmbeddingBilling(dialect.Usage), totals, maxBytes);
        var client = new HttpClient(transport) { Timeout = Timeout.InfiniteTimeSpan };
        var generator = new CachedEmbeddings(new HttpEmbeddingGenerator(client, definition, dialect), definition, cache, totals);
        return new LiveEmbedder(definition, generator, cache, totals);
    }

    /// <summary>What embedding these texts would cost now.</summary>
    /// <param name="texts">As they are sent, prefixes included.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    public async Task<EmbeddingForecast> ForecastAsync(IReadOnlyCollection<string> texts, CancellationToken cancellationToken)
    {
        var model = EmbedderIdentity.OfModel(Definition);
        string[] different = [.. texts.Distinct(StringComparer.Ordinal)];
        var found = await _cache.FindAsync([.. different.Select(text => EmbeddingKey.Of(model, text))], cancellationToken);
        string[] toSend = [.. different.Where((_, i) => found[i] is null)];
        return EmbeddingForecast.Of(toSend, different.Length - toSend.Length, Definition.BatchSize, Price);
    }

    /// <summary>As a folder's index uses it.</summary>
    public IndexEmbedder ToIndexEmbedder() =>
        new() { Name = Definition.Name, Identity = EmbedderIdentity.Of(Definition), Embedder = Embedder };

    public void Dispose() => _generator.Dispose();
}
