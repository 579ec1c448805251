using Rung.Core.Economics;
using Rung.Engine.Providers;
using Rung.Engine.Providers.Embedding;
using Rung.Engine.Tasks;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Engine.Tests.Providers;

/// <summary>A live embedder in front of a scripted server.</summary>
internal sealed class EmbedderFixture : IAsyncDisposable
{
    private EmbedderFixture(ScriptedProvider server) => Server = server;

    public ScriptedProvider Server { get; }

    public ImpatientTime Impatient { get; } = new();

    public SpendingBudget Budget { get; init; } = new(limit: null);

    public IEmbeddingCache Cache { get; init; } = new MemoryEmbeddingCache(1000);

    public Func<EmbedderDefinition, EmbedderDefinition> Change { get; set; } = embedder => embedder;

    public LiveEmbedder Live => field ??= LiveEmbedder.Create(Definition, Setup, Cache);

    public EmbedderDefinition Definition => Change(new EmbedderDefinition
    {
        Model = new ModelDefinition
        {
            Name = "small",
            Provider = "compatible",
            Model = "e-1",
            Url = Server.Url,
            KeyVariable = "CANARY",
            Price = new ModelPrice { Input = 1m, Output = 0 },
            Timeout = Timeout.InfiniteTimeSpan,
        },
        BatchSize = 4,
    });

    private LiveModelSetup Setup => new()
    {
        Responses = new MemoryResponses(),
        Budget = Budget,
        Time = Impatient,
        Seed = 7,
        Environment = name => name is "CANARY" ? LiveFixture.Key : null,
    };

    public static async Task<EmbedderFixture> StartAsync(params Reply[] replies)
    {
        var server = await ScriptedProvider.StartAsync(replies);
        server.Usual = EmbeddingReplies.OpenAi();
        return new EmbedderFixture(server);
    }

    /// <summary>The same server with other money or another cache.</summary>
    public EmbedderFixture With(SpendingBudget? budget = null, IEmbeddingCache? cache = null) =>
        new(Server) { Budget = budget ?? Budget, Cache = cache ?? Cache, Change = Change };

    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(params string[] texts) =>
        await Live.Embedder.EmbedQueriesAsync(texts, TestContext.Current.CancellationToken);

    /// <summary>The failure of asking for one text; it never holds the key.</summary>
    public async Task<ModelCallException> FailAsync()
    {
        var failure = await Assert.ThrowsAsync<ModelCallException>(() => EmbedAsync("one text"));
        Assert.DoesNotContain(LiveFixture.Key, failure.ToString(), StringComparison.OrdinalIgnoreCase);
        return failure;
    }

    public async ValueTask DisposeAsync()
    {
        Live.Dispose();
        await Server.DisposeAsync();
    }
}
