using System.Collections.Immutable;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Fusion;

namespace Rung.Retrieval.Tests.Fusion;

public sealed class FusionChoiceTests
{
    private static readonly RetrievalMetric Success = RetrievalMetric.Success(1);
    private static readonly RunScores Bm25 = ScoresOf("bm25", 1, 0, 1, 0);
    private static readonly RunScores Lsa = ScoresOf("lsa", 1, 0, 0, 0);
    private static readonly RunScores Good = ScoresOf("rrf", 1, 1, 1, 0);
    private static readonly RunScores Better = ScoresOf("min-max", 1, 1, 1, 1);

    [Fact]
    public void Fusion_that_is_not_shown_to_be_better_is_not_adopted()
    {
        var choice = FusionChoice.Among([Lsa, Bm25], [Better], Success, (_, _) => [false]);

        Assert.Null(choice.Adopted);
        Assert.Same(Bm25, choice.Chosen);
    }

    [Fact]
    public void The_best_of_those_shown_to_be_better_is_adopted()
    {
        Assert.Same(Better, FusionChoice.Among([Bm25, Lsa], [Good, Better], Success, (_, _) => [true, true]).Chosen);
        Assert.Same(Good, FusionChoice.Among([Bm25, Lsa], [Good, Better], Success, (_, _) => [true, false]).Chosen);
    }

    [Fact]
    public void Fusion_is_compared_with_the_best_single_retriever()
    {
        RunScores? rival = null;

        FusionChoice.Among([Lsa, Bm25], [Good], Success, (_, single) =>
        {
            rival = single;
            return [true];
        });

        Assert.Same(Bm25, rival);
    }

    [Fact]
    public void Runs_over_different_queries_are_refused() =>
        Assert.Throws<ArgumentException>(
            () => FusionChoice.Among([Bm25], [ScoresOf("rrf", 1, 1)], Success, (_, _) => [true]));

    private static RunScores ScoresOf(string name, params int[] found)
    {
        var queries = found.Select((hit, i) => (Id: $"q{i}", Passage: hit is 1 ? "gold" : "other")).ToList();
        var run = new RetrievalRun
        {
            Name = name,
            Rankings = queries.ToImmutableSortedDictionary(
                query => query.Id,
                query => ImmutableArray.Create(new RankedPassage(PassageId.Of(query.Passage), 1)),
                StringComparer.Ordinal),
        };
        return RunScores.Of(run, Qrels.Of(queries.Select(query => new Judgement(query.Id, PassageId.Of("gold"), 1))), [Success]);
    }
}
