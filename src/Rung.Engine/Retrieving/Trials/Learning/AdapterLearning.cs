using Rung.Engine.Retrieving.Corpora;
using Rung.Retrieval;
using Rung.Retrieval.Adapters;
using Rung.Retrieval.Vectors;

namespace Rung.Engine.Retrieving.Trials.Learning;

/// <summary>Learns an adapter of the query for vectors, against passages that look right by their words and are not.</summary>
internal sealed class AdapterLearning(TaskCorpus corpus, LearningQuestions questions, CrossFitting fitting, ulong seed)
{
    private const int HardNegatives = 10;

    private readonly Dictionary<PassageId, int> _places = corpus.Passages.Index().ToDictionary(place => place.Item.Id, place => place.Index);

    public async Task<IRetriever> LearnAsync(VectorRetriever vectors, FoundPassages found, CancellationToken cancellationToken)
    {
        await found.AskAsync(corpus.View.Lexical, cancellationToken);
        var passages = await vectors.Embedder.EmbedPassagesAsync(corpus.Passages, cancellationToken);
        var queries = await vectors.Embedder.EmbedQueriesAsync([.. questions.All.Select(question => question.Text)], cancellationToken);
        var pairs = questions.All.Zip(queries).ToDictionary(pair => pair.First, pair => PairOf(pair.First, pair.Second, found));
        var name = $"tuned {vectors.Name}";
        return fitting.Fit(
            name,
            QueryAdapter.Open,
            (adapter, path) => adapter.Save(path),
            from => Learn(passages, from.Select(question => pairs[question]), cancellationToken),
            adapter => new AdaptedRetriever(name, vectors.Embedder, adapter, vectors.Index));
    }

    private QueryAdapter Learn(
        IEnumerable<ReadOnlyMemory<float>> passages, IEnumerable<AdapterPair> pairs, CancellationToken cancellationToken) =>
        QueryAdapterTrainer.Train(new AdapterData { Passages = [.. passages], Pairs = [.. pairs] }, new() { Seed = seed }, cancellationToken).Adapter;

    private AdapterPair PairOf(LearningQuestion question, ReadOnlyMemory<float> query, FoundPassages found) => new()
    {
        Query = query,
        Gold = [.. question.Grades.Keys.Select(id => _places[id])],
        HardNegatives =
        [
            .. found.Of(corpus.View.Lexical, question)
                .Where(place => !question.Grades.ContainsKey(place.Id))
                .Take(HardNegatives)
                .Select(place => _places[place.Id]),
        ],
        Group = question.Group,
    };
}
