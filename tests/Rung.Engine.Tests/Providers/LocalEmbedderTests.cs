using System.Numerics.Tensors;
using Rung.Core.Economics;
using Rung.Engine.Local;
using Rung.Engine.Providers;
using Rung.Engine.Providers.Embedding;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Local;
using Rung.Retrieval.Vectors.Embedding;
using Rung.Tensors.Tests.Models;

namespace Rung.Engine.Tests.Providers;

public sealed class LocalEmbedderTests : IDisposable
{
    private readonly TinyEncoder _tiny = new();
    private readonly MemoryEmbeddingCache _cache = new(1000);
    private readonly LiveModelSetup _setup = Setup();

    public void Dispose()
    {
        _setup.Locals.Dispose();
        _tiny.Dispose();
    }

    [Fact]
    public async Task A_vector_is_that_of_the_encoder_with_the_prefix_before_its_text()
    {
        using var live = Live(embedder => embedder with { QueryPrefix = "query: ", PassagePrefix = "passage: " });
        using var bare = LocalEmbeddingGenerator.Open(_tiny.Folder);

        var query = await EmbedAsync(live, "a cat");
        var own = await bare.GenerateAsync(["query: a cat"], options: null, TestContext.Current.CancellationToken);

        Assert.Equal(1, TensorPrimitives.CosineSimilarity(query[0].Span, own[0].Vector.Span), 1e-5f);
        Assert.Equal(24, live.Embedder.Dimension);
    }

    [Fact]
    public async Task It_costs_nothing_and_no_text_is_computed_twice_wherever_the_folder_lies()
    {
        using var elsewhere = new TinyEncoder();
        using var live = Live();
        using var moved = Live(embedder => embedder with { Model = embedder.Model with { Model = elsewhere.Folder } });

        var first = await EmbedAsync(live, "a cat", "a dog");
        var second = await EmbedAsync(moved, "a cat", "a dog");

        Assert.Equal(first.Select(vector => vector.ToArray()), second.Select(vector => vector.ToArray()));
        Assert.Equal((1, 0, Money.Zero), (live.Totals.Requests, live.Totals.CachedAnswers, live.Totals.Money!.Value));
        Assert.Equal((0, 2, Money.Zero), (moved.Totals.Requests, moved.Totals.CachedAnswers, moved.Totals.Money!.Value));
    }

    [Fact]
    public async Task Nothing_has_to_be_paid_under_a_budget_of_nothing()
    {
        using var setup = new DisposableSetup(Setup(new SpendingBudget(Money.Zero)));
        using var live = LiveEmbedder.Create(Definition, setup.Value, _cache);

        var forecast = await live.ForecastAsync(["a cat", "a cat", "a dog"], TestContext.Current.CancellationToken);
        var vectors = await EmbedAsync(live, "a cat");

        Assert.Equal((2, Money.Zero), (forecast.Texts, forecast.AtMost));
        Assert.Single(vectors);
    }

    [Fact]
    public async Task Other_weights_in_the_same_folder_and_other_bits_are_another_embedder()
    {
        using var live = Live();
        await EmbedAsync(live, "a cat");
        var before = live.ToIndexEmbedder().Identity;
        RandomModel.Write(_tiny.Folder, RandomModel.Bert, seed: 6);
        using var again = new DisposableSetup(Setup());

        using var changed = LiveEmbedder.Create(Definition, again.Value, _cache);
        using var smaller = LiveEmbedder.Create(Definition with { Model = Definition.Model with { Format = "int8" } }, again.Value, _cache);
        await EmbedAsync(changed, "a cat");

        Assert.Equal(0, changed.Totals.CachedAnswers);
        Assert.Equal(3, new[] { before, changed.ToIndexEmbedder().Identity, smaller.ToIndexEmbedder().Identity }.Distinct().Count());
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_cut_at_its_end()
    {
        using var live = Live();

        var vectors = await EmbedAsync(live, new string('a', 90), new string('a', 80) + " and more");

        Assert.Equal(vectors[0].ToArray(), vectors[1].ToArray());
    }

    [Fact]
    public void A_folder_that_is_missing_or_holds_another_kind_of_model_is_said()
    {
        using var chat = new TinyModel();
        using var cross = new TinyEncoder(RandomModel.BertCrossEncoder);

        Assert.Contains("/no/such/model", Refusal("/no/such/model"), StringComparison.Ordinal);
        Assert.Contains("is a language model (llama)", Refusal(chat.Folder), StringComparison.Ordinal);
        Assert.Contains("belongs under rerankers", Refusal(cross.Folder), StringComparison.Ordinal);
        Assert.Contains("'small' cannot be run", Refusal(cross.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dimension_that_its_vectors_do_not_have_is_said_with_both_numbers()
    {
        var error = Assert.Throws<ProviderException>(() => Live(embedder => embedder with { Dimensions = 32 }));

        Assert.Contains("24 components where 'dimensions' says 32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_waiting_for_its_turn_can_be_cancelled()
    {
        using var live = Live();
        await _setup.Locals.Turn.WaitAsync(TestContext.Current.CancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var waiting = live.Embedder.EmbedQueriesAsync(["a cat"], stop.Token).AsTask();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _setup.Locals.Turn.Release();
        Assert.Equal(0, live.Totals.Requests);
    }

    [Fact]
    public async Task Models_are_closed_with_the_job_that_opened_them()
    {
        var setup = Setup();
        var encoder = LocalProvider.Open(Definition, setup);
        var same = LocalProvider.Open(Definition, setup);

        setup.Locals.Dispose();

        Assert.Same(encoder, same);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => encoder.GenerateAsync(["a cat"], options: null, TestContext.Current.CancellationToken));
    }

    private EmbedderDefinition Definition => new()
    {
        Model = new ModelDefinition { Name = "small", Provider = ModelDefinition.Local, Model = _tiny.Folder },
        BatchSize = 4,
    };

    private string Refusal(string folder) => Assert.Throws<ProviderException>(
        () => Live(embedder => embedder with { Model = embedder.Model with { Model = folder } })).Message;

    private LiveEmbedder Live(Func<EmbedderDefinition, EmbedderDefinition>? change = null) =>
        LiveEmbedder.Create(change?.Invoke(Definition) ?? Definition, _setup, _cache);

    private static LiveModelSetup Setup(SpendingBudget? budget = null) =>
        new() { Responses = new MemoryResponses(), Budget = budget ?? new SpendingBudget(limit: null), Time = TimeProvider.System, Seed = 1 };

    private static async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(LiveEmbedder live, params string[] texts) =>
        await live.Embedder.EmbedQueriesAsync(texts, TestContext.Current.CancellationToken);

    private sealed class DisposableSetup(LiveModelSetup value) : IDisposable
    {
        public LiveModelSetup Value => value;

        public void Dispose() => value.Locals.Dispose();
    }
}
