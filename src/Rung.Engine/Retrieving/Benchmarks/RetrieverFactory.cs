using System.Globalization;
using Rung.Retrieval;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Fusion;
using Rung.Retrieval.Lexical;
using Rung.Retrieval.Reranking;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Embedding;
using Rung.Retrieval.Vectors.Lsa;

namespace Rung.Engine.Retrieving.Benchmarks;

/// <summary>Makes the retrievers of a collection, each document one passage; what one has indexed another uses.</summary>
internal sealed class RetrieverFactory(string folder, BeirData data, RetrievalBenchmarkOptions options)
{
    private const int RerankedDepth = 100;

    /// <summary>Judgements to learn from, the first that is there: never those that are measured.</summary>
    private static readonly string[] LearningSplits = ["dev", "train", "validation"];

    private readonly Dictionary<PassageId, Passage> _passages = data.Documents.ToDictionary(document => document.Id, PassageOf);
    private LexicalSnapshot? _lexical;
    private IRetriever? _lsa;

    public async Task<(IRetriever Retriever, string Setting)> MakeAsync(RetrieverKind kind, CancellationToken cancellationToken) => kind switch
    {
        RetrieverKind.Bm25 => (Lexical(), Words()),
        RetrieverKind.Lsa => (await LsaAsync(cancellationToken), "latent semantic analysis, exact search"),
        RetrieverKind.Hybrid => (
            new FusedRetriever("hybrid", [Lexical(), await LsaAsync(cancellationToken)], new ReciprocalRankFusion()), "bm25 and lsa by reciprocal rank, k = 60"),
        RetrieverKind.Reranked => await RerankedAsync(cancellationToken),
        _ => throw new InvalidOperationException($"There is no retriever {kind}."),
    };

    private LexicalSnapshot Lexical() => _lexical ??= LexicalIndex.InMemory(
        _passages.Values, new LexicalOptions { Analysis = options.Analysis, Bm25 = options.Bm25 });

    private async Task<IRetriever> LsaAsync(CancellationToken cancellationToken)
    {
        if (_lsa is not null)
        {
            return _lsa;
        }

        Passage[] passages = [.. _passages.Values.OrderBy(passage => passage.Id)];
        var model = LsaModel.Learn([.. passages.Select(TextEmbedder.TextOf)], new LsaOptions { Analysis = options.Analysis, Seed = options.Seed }, cancellationToken);
        var index = VectorIndexChoice.Create(new VectorSpace(model.Dimension), passages.Length);
        var embedder = new TextEmbedder(new LsaEmbeddingGenerator(model));
        await PassageVectors.PutAsync(passages, embedder, index, cancellationToken);
        return _lsa = new VectorRetriever("lsa", embedder, index);
    }

    private async Task<(IRetriever Retriever, string Setting)> RerankedAsync(CancellationToken cancellationToken)
    {
        var split = LearningSplits.FirstOrDefault(split => split != options.Split && File.Exists(Path.Combine(folder, "qrels", $"{split}.tsv")))
            ?? throw new RetrievingException($"--retriever reranked: found no judgements to learn from; expected qrels/{string.Join(".tsv or qrels/", LearningSplits)}.tsv beside qrels/{options.Split}.tsv.");
        var learnt = await BeirFolder.LoadAsync(folder, split, cancellationToken);
        var examples = new List<RerankExample>();
        foreach (var question in learnt.JudgedQueries())
        {
            var found = await Lexical().RetrieveAsync(new RetrievalQuery { Text = question.Text, Count = RerankedDepth }, cancellationToken);
            examples.Add(new RerankExample
            {
                Query = question.Text,
                Candidates = [.. found.Select(ranked => new RerankCandidate(_passages[ranked.Id], ranked.Score))],
                Grades = learnt.Qrels.GradesOf(question.Id),
                Group = question.Id,
            });
        }

        var reranker = LexicalRerankerTrainer.Train(examples, TermStatistics.Of(_passages.Values), new LexicalRerankerOptions { Seed = options.Seed });
        return (
            new RerankedRetriever(Lexical(), reranker, id => _passages[id], new RerankedRetrieverOptions { Depth = RerankedDepth }),
            string.Create(CultureInfo.InvariantCulture, $"bm25, its first {RerankedDepth} ranked anew by {reranker.Learner}, learnt from {examples.Count} queries of qrels/{split}.tsv"));
    }

    private string Words()
    {
        var (analysis, bm25) = (options.Analysis, options.Bm25);
        return string.Create(CultureInfo.InvariantCulture, $"k1 = {bm25.K1}, b = {bm25.B}, {(analysis.Stems ? "Porter stems" : "no stems")}, {(analysis.StopWords is StopWordList.None ? "no stop words" : "English stop words")}");
    }

    private static Passage PassageOf(BeirDocument document) => new()
    {
        Id = document.Id,
        Document = document.Id.Value,
        Text = document.Text,
        TitlePath = document.Title.Length > 0 ? [document.Title] : [],
    };
}
