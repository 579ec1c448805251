using System.Collections.Immutable;
using Rung.Retrieval.Reranking.Features;
using Rung.Retrieval.Reranking.Learning;

namespace Rung.Retrieval.Reranking;

/// <summary>
/// A reranker without a language model: a small model over features of the words (coverage, nearness, order, titles,
/// answer cues), of the list and of the document, learnt on the team's own dev questions by
/// <see cref="LexicalRerankerTrainer"/>.
/// </summary>
public sealed class LexicalReranker : IReranker
{
    private readonly TermStatistics _statistics;
    private readonly IRankModel _model;

    internal LexicalReranker(
        TermStatistics statistics, IRankModel model, string learner, ImmutableArray<TriedLearner> tried)
    {
        _statistics = statistics;
        _model = model;
        Learner = learner;
        Tried = tried;
    }

    public string Name => "lexical features";

    /// <summary>The way that cross-validation chose.</summary>
    public string Learner { get; }

    /// <summary>All ways that were tried, with their scores.</summary>
    public ImmutableArray<TriedLearner> Tried { get; }

    public ValueTask<IReadOnlyList<RankedPassage>> RerankAsync(
        string query, IReadOnlyList<RerankCandidate> candidates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(candidates);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Rerank(query, candidates));
    }

    internal IReadOnlyList<RankedPassage> Rerank(string query, IReadOnlyList<RerankCandidate> candidates)
    {
        if (_model is FirstOrder)
        {
            return [.. candidates.Select(candidate => new RankedPassage(candidate.Passage.Id, candidate.Score))];
        }

        var rows = RerankFeatures.Of(query, candidates, _statistics);
        return
        [
            .. candidates
                .Select((candidate, i) => new RankedPassage(candidate.Passage.Id, _model.Score(rows[i])))
                .OrderByDescending(place => place.Score)
                .ThenBy(place => place.Id),
        ];
    }
}
