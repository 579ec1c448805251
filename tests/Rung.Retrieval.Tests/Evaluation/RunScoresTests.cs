using System.Collections.Immutable;
using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Tests.Evaluation;

public sealed class RunScoresTests
{
    private static readonly Qrels Judged = Qrels.Of(
    [
        new("q1", PassageId.Of("a"), 1),
        new("q2", PassageId.Of("b"), 1),
        new("q3", PassageId.Of("c"), 0),
    ]);

    [Fact]
    public void A_judged_query_that_the_run_does_not_answer_scores_zero()
    {
        var scores = RunScores.Of(RunOf(("q1", "a")), Judged, [RetrievalMetric.Recall(10)]);

        Assert.Equal(["q1", "q2", "q3"], scores.Queries);
        Assert.Equal([1, 0, 0], scores.Of(RetrievalMetric.Recall(10)));
    }

    [Fact]
    public void A_query_that_nobody_judged_does_not_count()
    {
        var scores = RunScores.Of(RunOf(("q9", "a"), ("q2", "b")), Judged, [RetrievalMetric.Recall(10)]);

        Assert.Equal([0, 1, 0], scores.Of(RetrievalMetric.Recall(10)));
    }

    [Fact]
    public void Queries_without_a_relevant_passage_are_counted() =>
        Assert.Equal(1, RunScores.Of(RunOf(), Judged, [RetrievalMetric.Recall(10)]).WithoutRelevant);

    [Fact]
    public void A_metric_that_was_not_computed_is_refused() =>
        Assert.Throws<ArgumentException>(
            () => RunScores.Of(RunOf(), Judged, [RetrievalMetric.Recall(10)]).Of(RetrievalMetric.Recall(5)));

    [Fact]
    public void Judging_the_same_passage_twice_is_refused() =>
        Assert.Throws<ArgumentException>(
            () => Qrels.Of([new("q", PassageId.Of("a"), 1), new("q", PassageId.Of("a"), 2)]));

    [Fact]
    public async Task A_run_asks_the_retriever_every_question()
    {
        var run = await RetrievalRun.CollectAsync(
            new FixedRetriever("fixed", ("where?", ["a", "b", "c"])),
            [new("q1", "where?"), new("q2", "who?")],
            depth: 2,
            TestContext.Current.CancellationToken);

        Assert.Equal("fixed", run.Name);
        Assert.Equal(["a", "b"], run.RankingOf("q1").Select(place => place.Id.Value));
        Assert.Empty(run.RankingOf("q2"));
    }

    private static RetrievalRun RunOf(params (string Query, string Passage)[] found) => new()
    {
        Name = "run",
        Rankings = found.ToImmutableSortedDictionary(
            pair => pair.Query,
            pair => ImmutableArray.Create(new RankedPassage(PassageId.Of(pair.Passage), 1)),
            StringComparer.Ordinal),
    };
}
