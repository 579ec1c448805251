using System.Collections.Immutable;
using Rung.Engine.Retrieving.Corpora;
using Rung.Retrieval;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Fusion;
using Rung.Retrieval.Reranking;
using Rung.Retrieval.Vectors;

namespace Rung.Engine.Retrieving.Trials.Learning;

/// <summary>
/// Learns retrievers from questions and the passages that hold their answers: BM25 reranked, a fusion with weights, vectors with
/// an adapter of the query.
/// </summary>
internal sealed class RetrieverLearning(TaskCorpus corpus, LearningQuestions questions, LearntStore store, ulong seed)
{
    public const string WeightedName = "weighted hybrid";
    private const int RerankDepth = 50;

    private static readonly RetrievalMetric Aim = RetrievalMetric.ReciprocalRank(10);

    private readonly Dictionary<PassageId, Passage> _passages = corpus.Passages.ToDictionary(passage => passage.Id);
    private readonly CrossFitting _fitting = new(questions, store);
    private readonly FoundPassages _found = new(questions);

    /// <summary>All that can be learnt here.</summary>
    public async Task<ImmutableArray<IRetriever>> AllAsync(CancellationToken cancellationToken)
    {
        var learnt = ImmutableArray.CreateBuilder<IRetriever>();
        learnt.Add(await RerankedAsync(corpus.View.Lexical, cancellationToken));
        if (corpus.View.Vectors is VectorRetriever vectors)
        {
            learnt.Add(await WeightedAsync(vectors, cancellationToken));
            learnt.Add(await new AdapterLearning(corpus, questions, _fitting, seed).LearnAsync(vectors, _found, cancellationToken));
        }

        return learnt.ToImmutable();
    }

    /// <summary>A retriever with its first answers ranked anew.</summary>
    public async Task<IRetriever> RerankedAsync(IRetriever first, CancellationToken cancellationToken)
    {
        await _found.AskAsync(first, cancellationToken);
        var statistics = TermStatistics.Of(corpus.Passages);
        return _fitting.Fit($"{first.Name} reranked", LexicalReranker.Open, (reranker, path) => reranker.Save(path), Learn, Over);

        LexicalReranker Learn(ImmutableArray<LearningQuestion> from)
        {
            return LexicalRerankerTrainer.Train([.. from.Select(question => ExampleOf(first, question))], statistics, new() { Seed = seed });
        }

        IRetriever Over(LexicalReranker reranker)
        {
            return new RerankedRetriever(first, reranker, _passages.GetValueOrDefault, new() { Depth = RerankDepth });
        }
    }

    private async Task<IRetriever> WeightedAsync(VectorRetriever vectors, CancellationToken cancellationToken)
    {
        var lexical = corpus.View.Lexical;
        await _found.AskAsync(lexical, cancellationToken);
        await _found.AskAsync(vectors, cancellationToken);
        return _fitting.Fit(WeightedName, FusionWeights.Open, (weights, path) => weights.Save(path), Learn, Over);

        FusionWeights Learn(ImmutableArray<LearningQuestion> from)
        {
            var examples = from.Select(question => new FusionExample([_found.Of(lexical, question), _found.Of(vectors, question)], question.Grades));
            return FusionTrainer.Learn([.. examples], FusionOf, Aim);
        }

        IRetriever Over(FusionWeights weights)
        {
            return new FusedRetriever(WeightedName, [lexical, vectors], FusionOf(weights));
        }
    }

    private static WeightedSumFusion FusionOf(FusionWeights weights) => new(ScoreScale.MinMax, weights);

    private RerankExample ExampleOf(IRetriever first, LearningQuestion question) => new()
    {
        Query = question.Text,
        Candidates = [.. _found.Of(first, question).Take(RerankDepth).Select(place => new RerankCandidate(_passages[place.Id], place.Score))],
        Grades = question.Grades,
        Group = question.Group,
    };
}
