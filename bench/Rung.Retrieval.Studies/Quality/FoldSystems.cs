using Rung.Retrieval.Adapters;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Fusion;
using Rung.Retrieval.Reranking;

namespace Rung.Retrieval.Studies.Quality;

/// <summary>
/// Everything that is learnt or chosen for one fold, from the questions of the other folds' documents, and what each
/// system then finds for this fold's questions.
/// </summary>
internal sealed class FoldSystems(StudyCorpus corpus, IReadOnlyList<StudyQuestion> train, ulong seed)
{
    public const int Depth = 100;
    private const int RerankDepth = 50;
    private const int HardNegatives = 10;
    private const int InnerFolds = 3;

    /// <summary>What was chosen, by what it was chosen for.</summary>
    public List<string> Choices { get; } = [];

    /// <summary>What each system finds for the questions of the fold, which nothing was learnt from.</summary>
    public IEnumerable<(string System, Func<StudyQuestion, IReadOnlyList<RankedPassage>> Rank)> Systems()
    {
        yield return (QualityScores.Baseline, question => question.Lexical);
        yield return ("LSA", question => question.Semantic);
        yield return ("reciprocal ranks, not chosen", question => Fused(new ReciprocalRankFusion(), question, question.Semantic));
        var fusion = ChooseFusion("fusion", question => question.Semantic);
        yield return ("fusion", question => Fused(fusion, question, question.Semantic));
        var reranker = LearnReranker("reranked", question => Candidates(question, question.Lexical, adapter: null));
        yield return ("reranked", question => Rerank(reranker, question, question.Lexical, adapter: null));
        var tuned = QueryAdapterTrainer.Train(AdapterData(train), new() { Seed = seed }, CancellationToken.None);
        Choices.Add(FormattableString.Invariant(
            $"tuned: {tuned.Chosen.Name}, {tuned.Chosen.Epochs} passes (reciprocal rank {tuned.Tried[0].ReciprocalRank:0.000} → {tuned.Chosen.ReciprocalRank:0.000})"));
        yield return ("tuned", question => Nearest(question, tuned.Adapter));
        yield return ("fusion + reranked + tuned", All(tuned));
    }

    /// <summary>
    /// What the reranker learns from must look like what it will see: the adapter's similarities for its own training
    /// questions are too good. So each training question is mapped by an adapter learnt without its document.
    /// </summary>
    private Func<StudyQuestion, IReadOnlyList<RankedPassage>> All(TrainedAdapter tuned)
    {
        var adapters = OutOfFold(tuned);
        var fusion = ChooseFusion("all, fusion", question => Nearest(question, adapters[question]));
        var reranker = LearnReranker("all, reranked", question => Candidates(
            question, Fused(fusion, question, Nearest(question, adapters[question])), adapters[question]));
        return question => Rerank(
            reranker, question, Fused(fusion, question, Nearest(question, tuned.Adapter)), tuned.Adapter);
    }

    private static IReadOnlyList<RankedPassage> Fused(
        IFusion? fusion, StudyQuestion question, IReadOnlyList<RankedPassage> semantic) =>
        fusion?.Fuse([question.Lexical, semantic], Depth) ?? question.Lexical;

    private Dictionary<StudyQuestion, QueryAdapter> OutOfFold(TrainedAdapter tuned)
    {
        var folds = GroupFolds.Of([.. train.Select(question => question.Document)], InnerFolds, seed + 1);
        var adapters = new Dictionary<StudyQuestion, QueryAdapter>(ReferenceEqualityComparer.Instance);
        for (var fold = 0; fold < InnerFolds; fold++)
        {
            var data = AdapterData([.. train.Where((_, i) => folds[i] != fold)]);
            var adapter = QueryAdapterTrainer.Learn(data, tuned.Chosen, new() { Seed = seed }, CancellationToken.None);
            foreach (var question in train.Where((_, i) => folds[i] == fold))
            {
                adapters[question] = adapter;
            }
        }

        return adapters;
    }

    private IFusion? ChooseFusion(string what, Func<StudyQuestion, IReadOnlyList<RankedPassage>> semantic)
    {
        var metric = RetrievalMetric.Ndcg(10);
        var examples = train.Select(question => new FusionExample([question.Lexical, semantic(question)], question.Grades)).ToList();
        IFusion[] fusions =
        [
            new ReciprocalRankFusion(),
            MinMax(FusionTrainer.Learn(examples, MinMax, metric)),
            ZScore(FusionTrainer.Learn(examples, ZScore, metric)),
        ];
        RunScores[] singles = [Scores("bm25", example => example.Rankings[0]), Scores("lsa", example => example.Rankings[1])];
        var fused = fusions.Select(fusion => Scores(fusion.Name, example => fusion.Fuse(example.Rankings, Depth))).ToList();
        var choice = FusionChoice.Among(
            singles,
            fused,
            metric,
            (runs, single) => QualityScores.AreBetter(runs, single, metric, QualityScores.Documents(train), seed));
        Choices.Add($"{what}: {choice.Chosen.Name}");
        return choice.Adopted is { } adopted ? fusions[fused.IndexOf(adopted)] : null;

        RunScores Scores(string name, Func<FusionExample, IReadOnlyList<RankedPassage>> rank)
        {
            return QualityScores.Of(name, train.Zip(examples, (question, example) => (question, rank(example))), [metric]);
        }
    }

    private static WeightedSumFusion MinMax(FusionWeights weights) => new(ScoreScale.MinMax, weights);

    private static WeightedSumFusion ZScore(FusionWeights weights) => new(ScoreScale.ZScore, weights);

    private LexicalReranker LearnReranker(string what, Func<StudyQuestion, IReadOnlyList<RerankCandidate>> candidates)
    {
        var examples = train.Select(question => new RerankExample
        {
            Query = question.Question.Text,
            Candidates = candidates(question),
            Grades = question.Grades,
            Group = question.Document,
        });
        var reranker = LexicalRerankerTrainer.Train([.. examples], corpus.Statistics, new() { Seed = seed });
        var (before, after) = (reranker.Tried[0].Ndcg, reranker.Tried.Max(tried => tried.Ndcg));
        Choices.Add(FormattableString.Invariant($"{what}: {reranker.Learner} (nDCG@10 {before:0.000} → {after:0.000})"));
        return reranker;
    }

    private List<RerankCandidate> Candidates(
        StudyQuestion question, IReadOnlyList<RankedPassage> ranking, QueryAdapter? adapter)
    {
        var lexical = question.Lexical.ToDictionary(place => place.Id, place => place.Score);
        var mapped = adapter?.Apply(question.Vector);
        return
        [
            .. ranking.Take(RerankDepth).Select(place => new RerankCandidate(corpus.Passages[place.Id], place.Score)
            {
                Signals = mapped is null ? [] :
                [
                    lexical.GetValueOrDefault(place.Id),
                    corpus.Embeddings.Cosine(question.Vector, place.Id),
                    corpus.Embeddings.Cosine(mapped, place.Id),
                ],
            }),
        ];
    }

    private List<RankedPassage> Rerank(
        LexicalReranker reranker, StudyQuestion question, IReadOnlyList<RankedPassage> ranking, QueryAdapter? adapter) =>
        [.. reranker.Rerank(question.Question.Text, Candidates(question, ranking, adapter)), .. ranking.Skip(RerankDepth)];

    private IReadOnlyList<RankedPassage> Nearest(StudyQuestion question, QueryAdapter adapter) =>
        corpus.Embeddings.Nearest(adapter.Apply(question.Vector), Depth);

    private AdapterData AdapterData(IReadOnlyList<StudyQuestion> questions) => new()
    {
        Passages = [.. corpus.Embeddings.Vectors.Select(vector => (ReadOnlyMemory<float>)vector)],
        Pairs = [.. questions.Select(ToPair)],
    };

    private AdapterPair ToPair(StudyQuestion question) => new()
    {
        Query = question.Vector,
        Gold = [.. question.Grades.Keys.Select(corpus.Embeddings.PlaceOf)],
        HardNegatives =
        [
            .. question.Lexical
                .Where(place => !question.Grades.ContainsKey(place.Id))
                .Take(HardNegatives)
                .Select(place => corpus.Embeddings.PlaceOf(place.Id)),
        ],
        Group = question.Document,
    };
}
