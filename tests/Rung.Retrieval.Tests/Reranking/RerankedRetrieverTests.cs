using Rung.Retrieval.Reranking;

namespace Rung.Retrieval.Tests.Reranking;

public sealed class RerankedRetrieverTests
{
    private static readonly FixedRetriever First = new("first", ("q", ["a", "b", "c", "d", "e"]));

    [Fact]
    public async Task The_first_candidates_are_reordered_and_the_rest_follows()
    {
        var retriever = new RerankedRetriever(First, new Reversing(), Find, new() { Depth = 3 });

        var found = await AskAsync(retriever, count: 5);

        Assert.Equal(["c", "b", "a", "d", "e"], found.Select(place => place.Id.Value));
        Assert.Equal(found.OrderByDescending(place => place.Score), found);
    }

    [Fact]
    public async Task A_passage_may_rise_into_a_short_answer_from_below_it()
    {
        var retriever = new RerankedRetriever(First, new Reversing(), Find, new() { Depth = 4 });

        Assert.Equal("d", (await AskAsync(retriever, count: 1)).Single().Id.Value);
    }

    [Fact]
    public async Task A_passage_that_is_gone_is_left_out()
    {
        var retriever = new RerankedRetriever(
            First, new Reversing(), id => id.Value is "b" ? null : Find(id), new() { Depth = 3 });

        Assert.Equal(["c", "a"], (await AskAsync(retriever, count: 2)).Select(place => place.Id.Value));
    }

    [Fact]
    public async Task Scorers_fill_the_signals_in_their_order()
    {
        var seen = new Reversing();
        var retriever = new RerankedRetriever(
            First, seen, Find, new() { Depth = 2, Scorers = [new Constant(1), new Constant(2)] });

        await AskAsync(retriever, count: 2);

        Assert.All(seen.Candidates, candidate => Assert.Equal([1.0, 2.0], candidate.Signals));
    }

    private static Passage? Find(PassageId id) => new() { Id = id, Document = "d", Text = id.Value };

    private static async Task<IReadOnlyList<RankedPassage>> AskAsync(RerankedRetriever retriever, int count) =>
        await retriever.RetrieveAsync(new() { Text = "q", Count = count }, TestContext.Current.CancellationToken);

    private sealed class Reversing : IReranker
    {
        public string Name => "reversing";

        public IReadOnlyList<RerankCandidate> Candidates { get; private set; } = [];

        public ValueTask<IReadOnlyList<RankedPassage>> RerankAsync(
            string query, IReadOnlyList<RerankCandidate> candidates, CancellationToken cancellationToken)
        {
            Candidates = candidates;
            IReadOnlyList<RankedPassage> reversed =
            [
                .. candidates.Reverse().Select((candidate, place) => new RankedPassage(candidate.Passage.Id, -place)),
            ];
            return ValueTask.FromResult(reversed);
        }
    }

    private sealed class Constant(double value) : IPassageScorer
    {
        public string Name => "constant";

        public ValueTask<IReadOnlyList<double>> ScoreAsync(
            string query, IReadOnlyList<PassageId> passages, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<double>>([.. passages.Select(_ => value)]);
    }
}
