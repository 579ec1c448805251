using System.Collections.Immutable;
using Rung.Retrieval.Reranking.Features;
using Rung.Retrieval.Reranking.Files;
using Rung.Retrieval.Reranking.Learning;

namespace Rung.Retrieval.Reranking;

/// <summary>
/// A reranker without a language model: a small model over features of the words (coverage, nearness, order, titles,
/// answer cues), of the list and of the document, learnt on the team's own dev questions by
/// <see cref="LexicalRerankerTrainer"/>.
/// </summary>
public sealed class LexicalReranker : IReranker
{
    internal LexicalReranker(
        TermStatistics statistics, IRankModel model, string learner, ImmutableArray<TriedLearner> tried, int signals = 0)
    {
        Statistics = statistics;
        Model = model;
        Learner = learner;
        Tried = tried;
        Signals = signals;
    }

    public string Name => "lexical features";

    /// <summary>The way that cross-validation chose.</summary>
    public string Learner { get; }

    /// <summary>All ways that were tried, with their scores.</summary>
    public ImmutableArray<TriedLearner> Tried { get; }

    /// <summary>How many signals of other scorers its candidates must have: as many as those it was learnt from.</summary>
    public int Signals { get; }

    internal TermStatistics Statistics { get; }

    internal IRankModel Model { get; }

    /// <summary>Reads a reranker that was saved.</summary>
    /// <exception cref="Segments.LearntFileException">The file is gone, damaged, or of another version; it is named.</exception>
    public static LexicalReranker Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return RerankerFile.Read(path);
    }

    /// <summary>Writes the reranker to a file, in one step where there was one; what is read back orders alike to the last bit.</summary>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RerankerFile.Write(this, path);
    }

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
        if (Model is FirstOrder)
        {
            return [.. candidates.Select(candidate => new RankedPassage(candidate.Passage.Id, candidate.Score))];
        }

        var rows = RerankFeatures.Of(query, candidates, Statistics);
        return
        [
            .. candidates
                .Select((candidate, i) => new RankedPassage(candidate.Passage.Id, Model.Score(rows[i])))
                .OrderByDescending(place => place.Score)
                .ThenBy(place => place.Id),
        ];
    }
}
