using Rung.Core.Economics;
using Rung.Engine.Providers.Calls;
using Rung.Engine.Tasks;
using Rung.Retrieval;
using Rung.Retrieval.Reranking;

namespace Rung.Engine.Providers.Reranking;

/// <summary>
/// A reranker of the task, ready to be asked, behind the same places, retries, pace, budget and time limit as a model. Safe for
/// concurrent use; owns its connections.
/// </summary>
internal sealed class LiveReranker : IDisposable
{
    private const string Path = "rerank";
    private const long MaxBytesPerPassage = 64 * 1024; // services may send the passage back

    private readonly CallTotals _totals;
    private readonly HttpClient? _client;

    private LiveReranker(RerankerDefinition definition, IReranker reranker, CallTotals totals, HttpClient? client) =>
        (Definition, Reranker, _totals, _client) = (definition, reranker, totals, client);

    public RerankerDefinition Definition { get; }

    /// <summary>Fails with a <see cref="ModelCallException"/>, a <see cref="RerankingException"/>, or a cancellation.</summary>
    public IReranker Reranker { get; }

    public LiveTotals Totals => _totals.Current;

    /// <summary><see langword="null"/> is unknown.</summary>
    public ModelPrice? Price => ProviderDialect.Of(Definition.Model).PriceOf(Definition.Model);

    /// <exception cref="ProviderException">The key is missing, the provider is unknown, or a local model cannot be run.</exception>
    public static LiveReranker Create(RerankerDefinition definition, LiveModelSetup setup) =>
        ProviderDialect.Of(definition.Model).IsInProcess ? CreateLocal(definition, setup) : CreateRemote(definition, setup);

    /// <summary>What another retriever found, ordered anew.</summary>
    /// <param name="first">Finds the candidates.</param>
    /// <param name="find">Gives a passage by its id; null when it is gone.</param>
    public IRetriever Over(IRetriever first, Func<PassageId, Passage?> find) =>
        new RerankedRetriever(first, new NamedReranker(Definition.Name, Reranker), find, new RerankedRetrieverOptions { Depth = Definition.Depth });

    public void Dispose() => _client?.Dispose();

    private static LiveReranker CreateLocal(RerankerDefinition definition, LiveModelSetup setup)
    {
        var totals = new CallTotals();
        var encoder = LocalProvider.Open(definition, setup);
        var resolved = LocalProvider.Resolved(definition, encoder);
        return new LiveReranker(resolved, new LocalReranker(encoder, definition, setup.Locals.Turn, totals), totals, client: null);
    }

    private static LiveReranker CreateRemote(RerankerDefinition definition, LiveModelSetup setup)
    {
        var totals = new CallTotals();
        var transport = new PaidCallHandler(
            ChatClientFactory.Connections(), definition.Model, setup, new RerankBilling(), totals, MaxBytesPerPassage * (definition.BatchSize + 1));
        var client = new HttpClient(transport) { Timeout = Timeout.InfiniteTimeSpan };
        var reranker = new HttpReranker(client, new HttpRerankerOptions
        {
            Endpoint = AddressOf(definition),
            Model = definition.Model.Model,
            Dialect = definition.Dialect,
            BatchSize = definition.BatchSize,
        });
        return new LiveReranker(definition, reranker, totals, client);
    }

    /// <summary>An address may name the path already, as services' own pages show it.</summary>
    private static Uri AddressOf(RerankerDefinition definition)
    {
        var root = ProviderDialect.Of(definition.Model).UrlOf(definition.Model);
        return root.AbsolutePath.TrimEnd('/').EndsWith(Path, StringComparison.Ordinal) ? root : ApiAddress.Below(root, Path);
    }

    /// <summary>Reports call it as the task does.</summary>
    private sealed class NamedReranker(string name, IReranker reranker) : IReranker
    {
        public string Name => name;

        public ValueTask<IReadOnlyList<RankedPassage>> RerankAsync(
            string query, IReadOnlyList<RerankCandidate> candidates, CancellationToken cancellationToken) =>
            reranker.RerankAsync(query, candidates, cancellationToken);
    }
}
