using System.Globalization;
using Rung.Retrieval.Reranking;

namespace Rung.Retrieval.Tests.Reranking;

public sealed class LexicalRerankerTests
{
    private static readonly string[] Things = ["bridge", "castle", "garden", "harbour", "library", "market", "museum", "palace"];

    // The right one, number 2, comes last.
    private static readonly int[] FirstOrder = [0, 1, 3, 2];

    private static readonly Passage[] Passages = [.. Corpus()];

    private static readonly TermStatistics Statistics = TermStatistics.Of(Passages);

    [Fact]
    public async Task What_the_words_say_is_learnt_and_used()
    {
        // The first retriever puts the right passage last.
        var reranker = LexicalRerankerTrainer.Train(Examples(), Statistics, new());

        var reranked = await reranker.RerankAsync("When was the old market built?", Candidates("market"), TestContext.Current.CancellationToken);

        Assert.Equal("market/2", reranked[0].Id.Value);
        Assert.Equal(4, reranked.Count);
        Assert.NotEqual("as retrieved", reranker.Learner);
    }

    [Fact]
    public void Reranking_that_does_not_help_is_not_done()
    {
        // Already perfect: nothing can be better than as retrieved.
        var perfect = Examples().Select(example => example with { Candidates = [.. example.Candidates.Reverse()] });

        var reranker = LexicalRerankerTrainer.Train([.. perfect], Statistics, new());

        Assert.Equal("as retrieved", reranker.Learner);
        Assert.Equal(1, reranker.Tried[0].Ndcg, precision: 12);
    }

    [Fact]
    public void Examples_of_one_group_choose_no_learner()
    {
        var one = Examples().Select(example => example with { Group = "same" });

        Assert.Equal("as retrieved", LexicalRerankerTrainer.Train([.. one], Statistics, new()).Learner);
    }

    [Fact]
    public async Task Without_reranking_the_order_and_the_scores_stay()
    {
        var reranker = LexicalRerankerTrainer.Train([], Statistics, new());

        var kept = await reranker.RerankAsync("market", Candidates("market"), TestContext.Current.CancellationToken);

        Assert.Equal(Candidates("market").Select(candidate => new RankedPassage(candidate.Passage.Id, candidate.Score)), kept);
    }

    [Fact]
    public void The_same_examples_give_the_same_scores()
    {
        var (first, second) = (Train(), Train());

        Assert.Equal(first.Tried, second.Tried);
        Assert.Equal(first.Rerank("old market", Candidates("market")), second.Rerank("old market", Candidates("market")));
    }

    private static LexicalReranker Train() => LexicalRerankerTrainer.Train(Examples(), Statistics, new() { Seed = 3 });

    private static List<RerankExample> Examples() =>
    [
        .. Things.Select(thing => new RerankExample
        {
            Query = $"When was the old {thing} built?",
            Candidates = Candidates(thing),
            Grades = new Dictionary<PassageId, int> { [PassageId.Of($"{thing}/2")] = 1 },
            Group = thing,
        }),
    ];

    private static RerankCandidate[] Candidates(string thing) =>
    [
        .. FirstOrder.Select((number, place) => new RerankCandidate(
            Passages.Single(passage => passage.Id.Value == string.Create(CultureInfo.InvariantCulture, $"{thing}/{number}")), 10 - place)),
    ];

    private static IEnumerable<Passage> Corpus() =>
        from thing in Things
        from text in new[]
        {
            $"The {thing} is large.",
            $"Built of stone, many an old house stands here. Nobody knows when the {thing} burnt.",
            $"The old {thing} was built in 1387.",
            "Nothing to be seen here.",
        }.Index()
        select new Passage
        {
            Id = PassageId.Of(string.Create(CultureInfo.InvariantCulture, $"{thing}/{text.Index}")),
            Document = string.Create(CultureInfo.InvariantCulture, $"{thing}-{text.Index}"),
            Text = text.Item,
            Span = new(0, text.Item.Length),
        };
}
