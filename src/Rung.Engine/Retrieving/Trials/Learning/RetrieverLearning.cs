using System.Collections.Immutable;
using Rung.Engine.Retrieving.Corpora;
using Rung.Retrieval;
using Rung.Retrieval.Adapters;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Fusion;
using Rung.Retrieval.Reranking;
using Rung.Retrieval.Vectors;

namespace Rung.Engine.Retrieving.Trials.Learning;

/// <summary>
/// Learns retrievers from questions and the passages that hold their answers: BM25 reranked, a fusion with weights, vectors with
/// an adapter of the query. Each is learnt once from all questions, and once for each fold from the others.
/// </summary>
internal sealed class RetrieverLearning(TaskCorpus corpus, LearningQuestions questions, LearntStore store, ulong seed)
{
    public const string WeightedName = "weighted hybrid";
    public const string TunedName = "tuned lsa";
    private const int Depth = 100;
    private const int RerankDepth = 50;
    private const int HardNegatives = 10;

    private static readonly RetrievalMetric Aim = RetrievalMetric.ReciprocalRank(10);

    private readonly Dictionary<PassageId, Passage> _passages = corpus.Passages.ToDictionary(passage => passage.Id);
    private readonly Dictionary<(string Retriever, string Question), IReadOnlyList<RankedPassage>> _found = [];

    /// <summary>All that can be learnt here.</summary>
    public async Task<ImmutableArray<IRetriever>> AllAsync(CancellationToken cancellationToken)
    {
        var learnt = ImmutableArray.CreateBuilder<IRetriever>();
        learnt.Add(await RerankedAsync(corpus.View.Lexical, cancellationToken));
        if (corpus.View.Vectors is VectorRetriever vectors)
        {
            learnt.Add(await WeightedAsync(vectors, cancellationToken));
            learnt.Add(await TunedAsync(vectors, cancellationToken));
        }

        return learnt.ToImmutable();
    }

    /// <summary>A retriever with its first answers ranked anew.</summary>
    public async Task<IRetriever> RerankedAsync(IRetriever first, CancellationToken cancellationToken)
    {
        await AskAsync(first, cancellationToken);
        var statistics = TermStatistics.Of(corpus.Passages);
        return CrossFitted($"{first.Name} reranked", LexicalReranker.Open, (reranker, path) => reranker.Save(path), Learn, Over);

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
        await AskAsync(lexical, cancellationToken);
        await AskAsync(vectors, cancellationToken);
        return CrossFitted(WeightedName, FusionWeights.Open, (weights, path) => weights.Save(path), Learn, Over);

        FusionWeights Learn(ImmutableArray<LearningQuestion> from)
        {
            var examples = from.Select(question => new FusionExample([Found(lexical, question), Found(vectors, question)], question.Grades));
            return FusionTrainer.Learn([.. examples], FusionOf, Aim);
        }

        IRetriever Over(FusionWeights weights)
        {
            return new FusedRetriever(WeightedName, [lexical, vectors], FusionOf(weights));
        }
    }

    private async Task<IRetriever> TunedAsync(VectorRetriever vectors, CancellationToken cancellationToken)
    {
        await AskAsync(corpus.View.Lexical, cancellationToken);
        var passages = await vectors.Embedder.EmbedPassagesAsync(corpus.Passages, cancellationToken);
        var queries = await vectors.Embedder.EmbedQueriesAsync([.. questions.All.Select(question => question.Text)], cancellationToken);
        var embedded = questions.All.Zip(queries).ToDictionary(pair => pair.First, pair => pair.Second);
        var places = corpus.Passages.Index().ToDictionary(place => place.Item.Id, place => place.Index);
        return CrossFitted(TunedName, QueryAdapter.Open, (adapter, path) => adapter.Save(path), Learn, Over);

        QueryAdapter Learn(ImmutableArray<LearningQuestion> from)
        {
            var data = new AdapterData { Passages = [.. passages], Pairs = [.. from.Select(PairOf)] };
            return QueryAdapterTrainer.Train(data, new() { Seed = seed }, cancellationToken).Adapter;
        }

        AdapterPair PairOf(LearningQuestion question)
        {
            return new()
            {
                Query = embedded[question],
                Gold = [.. question.Grades.Keys.Select(id => places[id])],
                HardNegatives = [.. Found(corpus.View.Lexical, question).Where(place => !question.Grades.ContainsKey(place.Id)).Take(HardNegatives).Select(place => places[place.Id])],
                Group = question.Group,
            };
        }

        IRetriever Over(QueryAdapter adapter)
        {
            return new AdaptedRetriever(TunedName, vectors.Embedder, adapter, vectors.Index);
        }
    }

    private CrossFittedRetriever CrossFitted<T>(
        string name,
        Func<string, T> open,
        Action<T, string> save,
        Func<ImmutableArray<LearningQuestion>, T> learn,
        Func<T, IRetriever> over)
    {
        var byFold = Enumerable.Range(0, LearningQuestions.Folds).Select(fold => Made(fold)).ToList();
        return new(name, questions.Key, Made(fold: null), byFold, questions.FoldOf);

        IRetriever Made(int? fold)
        {
            var file = FormattableString.Invariant($"{name.Replace(' ', '-')}.{(fold is { } number ? $"without-{number}" : "all")}");
            return over(store.Find(questions.Key, file, open, save, () => learn(questions.For(fold))));
        }
    }

    private static WeightedSumFusion FusionOf(FusionWeights weights) => new(ScoreScale.MinMax, weights);

    private RerankExample ExampleOf(IRetriever first, LearningQuestion question) => new()
    {
        Query = question.Text,
        Candidates = [.. Found(first, question).Take(RerankDepth).Select(place => new RerankCandidate(_passages[place.Id], place.Score))],
        Grades = question.Grades,
        Group = question.Group,
    };

    private IReadOnlyList<RankedPassage> Found(IRetriever retriever, LearningQuestion question) => _found[(retriever.Name, question.Text)];

    private async Task AskAsync(IRetriever retriever, CancellationToken cancellationToken)
    {
        foreach (var question in questions.All.Where(question => !_found.ContainsKey((retriever.Name, question.Text))))
        {
            _found[(retriever.Name, question.Text)] = await retriever.RetrieveAsync(
                new RetrievalQuery { Text = question.Text, Count = Depth }, cancellationToken);
        }
    }
}
