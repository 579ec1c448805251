using System.Globalization;
using Rung.Engine.Retrieving.Corpora;
using Rung.Engine.Retrieving.Trials.Learning;
using Rung.Engine.Tasks;
using Rung.Retrieval;
using Rung.Retrieval.Fusion;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Retrieving.Trials;

/// <summary>The retriever that <c>rung.yaml</c> names.</summary>
/// <param name="corpus">What it searches.</param>
/// <param name="learning">Learns what must be; <see langword="null"/>: there are too few questions.</param>
internal sealed class SaidRetriever(TaskCorpus corpus, RetrieverLearning? learning)
{
    /// <summary>Adds it to the candidates where it is not among them.</summary>
    /// <returns>Its name; <see langword="null"/>: none is said.</returns>
    /// <exception cref="RetrievingException">It cannot be made from what the task has.</exception>
    public async Task<string?> AddAsync(
        RetrievalDefinition? said, List<(IRetriever Retriever, bool NeedsProof)> candidates, CancellationToken cancellationToken)
    {
        if (said is not { NamesRetriever: true, Settings: var settings })
        {
            return null;
        }

        var retriever = First(settings);
        if (settings.Reranks)
        {
            retriever = learning is null
                ? throw Refused("reranker", "learnt", string.Create(CultureInfo.InvariantCulture, $"{LearningQuestions.Least} questions outside the test whose answers stand in a passage, or reranker: none"))
                : candidates.Select(candidate => candidate.Retriever).FirstOrDefault(other => other.Name == $"{retriever.Name} reranked")
                    ?? await learning.RerankedAsync(retriever, cancellationToken);
        }

        if (candidates.TrueForAll(candidate => candidate.Retriever.Name != retriever.Name))
        {
            candidates.Add((retriever, true));
        }

        return retriever.Name;
    }

    private IRetriever First(RetrievalSettings settings) => (settings.Mix, corpus.View.Vectors) switch
    {
        (RetrieverMix.Words, _) => corpus.View.Lexical,
        (_, null) => throw Refused("retriever", RetrievalSpace.MixName(settings), "bm25, for the documents have no vectors"),
        (RetrieverMix.Vectors, var vectors) => vectors,
        (RetrieverMix.Ranks, _) => corpus.View.Hybrid,
        (_, var vectors) => new FusedRetriever(
            RetrievalSpace.MixName(settings),
            [corpus.View.Lexical, vectors],
            new WeightedSumFusion(ScoreScale.MinMax, FusionWeights.Of([settings.WordWeight, 1 - settings.WordWeight]))),
    };

    private static RetrievingException Refused(string key, string found, string expected) =>
        new($"{TaskReader.FileName}: retrieval.{key}: found {found}; expected {expected}.");
}
