using Rung.Core.Economics;
using Rung.Engine.Providers;
using Rung.Engine.Providers.Reranking;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Local;
using Rung.Engine.Tests.Retrieving;
using Rung.Retrieval;
using Rung.Retrieval.Reranking;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Models;
using Rung.Tensors.Tokenizers;

namespace Rung.Engine.Tests.Providers;

public sealed class LocalRerankerTests : IDisposable
{
    private static readonly string[] Texts =
        ["a cat sat", "the dog", "a much longer text than that", "zebra", "q", "one more", "and another", "they go on", "up to ten", "and over"];

    private readonly TinyEncoder _tiny = new(RandomModel.BertCrossEncoder);
    private readonly LiveModelSetup _setup = new()
    {
        Responses = new MemoryResponses(),
        Budget = new SpendingBudget(Money.Zero),
        Time = TimeProvider.System,
        Seed = 1,
    };

    public void Dispose()
    {
        _setup.Locals.Dispose();
        _tiny.Dispose();
    }

    [Fact]
    public async Task Every_passage_has_the_score_that_the_encoder_itself_gives_the_pair()
    {
        using var live = Live();

        var ranking = await RerankAsync(live, "which cat", Texts);

        using var encoder = TextEncoder.Load(_tiny.Folder);
        var tokenizer = Tokenizer.Load(Path.Combine(_tiny.Folder, "tokenizer.json"));
        var expected = Texts.Select(text => tokenizer.EncodePair("which cat", text))
            .Select(pair => (double)encoder.Classify([pair.Ids.AsMemory()], [pair.TypeIds.AsMemory()])[0][0]).ToArray();
        Assert.Equal(Texts.Length, ranking.Count);
        Assert.All(ranking, place => Assert.Equal(expected[PlaceOf(place.Id)], place.Score, 1e-4));
        Assert.Equal(ranking.OrderByDescending(place => place.Score), ranking);
        Assert.Equal((1, Money.Zero), (live.Totals.Requests, live.Totals.Money!.Value));
    }

    [Fact]
    public async Task The_order_in_which_they_were_found_decides_nothing_and_none_is_no_fault()
    {
        using var live = Live();

        var ranking = await RerankAsync(live, "which cat", Texts);
        var backwards = await RerankAsync(live, "which cat", Texts, reversed: true);

        Assert.Equal(ranking.Select(place => place.Id), backwards.Select(place => place.Id));
        Assert.Empty(await RerankAsync(live, "which cat", []));
    }

    [Fact]
    public async Task A_pair_that_is_too_long_is_cut()
    {
        using var live = Live();

        var ranking = await RerankAsync(live, "which cat", [new string('a', 90), new string('a', 80) + " and more"]);

        Assert.Equal(ranking[0].Score, ranking[1].Score, 1e-6);
    }

    [Fact]
    public void What_gives_no_single_score_is_refused_and_said_why()
    {
        using var vectors = new TinyEncoder();
        using var chat = new TinyModel();
        using var labels = new TinyEncoder(RandomModel.BertCrossEncoder.Replace("{\"0\":\"LABEL_0\"}", "{\"0\":\"a\",\"1\":\"b\"}", StringComparison.Ordinal));

        Assert.Contains("Name it under embedders", Refusal(vectors.Folder), StringComparison.Ordinal);
        Assert.Contains("is a language model (llama)", Refusal(chat.Folder), StringComparison.Ordinal);
        Assert.Contains("tells 2 labels apart", Refusal(labels.Folder), StringComparison.Ordinal);
        Assert.Contains("/no/such/model", Refusal("/no/such/model"), StringComparison.Ordinal);
    }

    private static int PlaceOf(PassageId id) => id.Value[0] - 'a';

    private static async Task<IReadOnlyList<RankedPassage>> RerankAsync(LiveReranker live, string query, string[] texts, bool reversed = false)
    {
        var candidates = texts.Select((text, i) => new RerankCandidate(DocumentsFixture.Passage($"{(char)('a' + i)}", text) with { TitlePath = [] }, 1)).ToList();
        if (reversed)
        {
            candidates.Reverse();
        }

        return await live.Reranker.RerankAsync(query, candidates, TestContext.Current.CancellationToken);
    }

    private string Refusal(string folder) => Assert.Throws<ProviderException>(() => Live(folder)).Message;

    private LiveReranker Live(string? folder = null) => LiveReranker.Create(
        new RerankerDefinition { Model = new ModelDefinition { Name = "cross", Provider = ModelDefinition.Local, Model = folder ?? _tiny.Folder } }, _setup);
}
