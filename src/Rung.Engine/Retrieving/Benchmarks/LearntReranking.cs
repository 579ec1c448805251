using System.Globalization;
using Rung.Retrieval;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Reranking;

namespace Rung.Engine.Retrieving.Benchmarks;

/// <summary>Learns from the judgements of another split to rank anew what BM25 found.</summary>
internal sealed class LearntReranking(
    string folder, RetrievalBenchmarkOptions options, IRetriever lexical, IReadOnlyDictionary<PassageId, Passage> passages)
{
    private const int Depth = 100;

    /// <summary>Judgements to learn from, the first that is there: never those that are measured.</summary>
    private static readonly string[] Splits = ["dev", "train", "validation"];

    /// <exception cref="RetrievingException">There are no judgements to learn from.</exception>
    public async Task<(IRetriever Retriever, string Setting)> MakeAsync(CancellationToken cancellationToken)
    {
        var split = Splits.FirstOrDefault(split => split != options.Split && File.Exists(Path.Combine(folder, "qrels", $"{split}.tsv")))
            ?? throw new RetrievingException($"--retriever reranked: found no judgements to learn from; expected qrels/{string.Join(".tsv or qrels/", Splits)}.tsv beside qrels/{options.Split}.tsv.");
        var examples = await ExamplesAsync(await BeirFolder.LoadAsync(folder, split, cancellationToken), cancellationToken);
        var reranker = LexicalRerankerTrainer.Train(
            examples, TermStatistics.Of(passages.Values), new LexicalRerankerOptions { Seed = options.Seed });
        return (
            new RerankedRetriever(lexical, reranker, id => passages[id], new RerankedRetrieverOptions { Depth = Depth }),
            string.Create(CultureInfo.InvariantCulture, $"bm25, its first {Depth} ranked anew by {reranker.Learner}, learnt from {examples.Count} queries of qrels/{split}.tsv"));
    }

    private async Task<List<RerankExample>> ExamplesAsync(BeirData learnt, CancellationToken cancellationToken)
    {
        var examples = new List<RerankExample>();
        foreach (var question in learnt.JudgedQueries())
        {
            var found = await lexical.RetrieveAsync(new RetrievalQuery { Text = question.Text, Count = Depth }, cancellationToken);
            examples.Add(new RerankExample
            {
                Query = question.Text,
                Candidates = [.. found.Select(ranked => new RerankCandidate(passages[ranked.Id], ranked.Score))],
                Grades = learnt.Qrels.GradesOf(question.Id),
                Group = question.Id,
            });
        }

        return examples;
    }
}
