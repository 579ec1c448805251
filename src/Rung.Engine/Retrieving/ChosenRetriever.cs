using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Providers;
using Rung.Engine.Retrieving.Corpora;
using Rung.Engine.Retrieving.Trials.Learning;
using Rung.Retrieval;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Engine.Retrieving;

/// <summary>The retriever that the candidates use, and how many passages of it a prompt is given.</summary>
internal sealed class ChosenRetriever(IRetriever retriever, int count, TaskCorpus corpus)
{
    // Raised when passages are cut or found otherwise although the documents and the settings are the same.
    private const int Version = 1;

    public TaskCorpus Corpus { get; } = corpus;

    public IRetriever Retriever { get; } = retriever;

    public int Count { get; } = count;

    /// <summary>All that decides what is found: part of the definition of whoever uses it.</summary>
    public JsonObject Definition(int passages)
    {
        var definition = new JsonObject
        {
            ["retriever"] = Retriever.Name,
            ["version"] = Version,
            ["passages"] = passages,
            ["content"] = Corpus.Content.ToString(),
        };
        if (Corpus.IdentitiesOf(Retriever.Name) is { IsEmpty: false } embedders)
        {
            definition["embedders"] = new JsonArray([.. embedders.Select(embedder => (JsonNode?)embedder)]);
        }

        if (Corpus.Scoring is { } scoring)
        {
            definition["scoring"] = scoring;
        }

        if (Retriever is CrossFittedRetriever learnt)
        {
            definition["learnt"] = learnt.Identity;
        }

        return definition;
    }

    /// <summary>The best passages for an example's question, best first.</summary>
    /// <exception cref="ModelCallException">An embedder gave no vector of the question.</exception>
    public async Task<IReadOnlyList<Passage>> FindAsync(ExampleInput input, int passages, CancellationToken cancellationToken)
    {
        var ranking = await RankAsync(input, passages, cancellationToken);
        return [.. ranking.Select(ranked => Corpus.View.Find(ranked.Id)).OfType<Passage>()];
    }

    /// <summary>Their places, best first.</summary>
    /// <exception cref="ModelCallException">An embedder gave no vector of the question.</exception>
    public async ValueTask<IReadOnlyList<RankedPassage>> RankAsync(ExampleInput input, int passages, CancellationToken cancellationToken)
    {
        try
        {
            return await Retriever.RetrieveAsync(new RetrievalQuery { Text = QuestionText.Of(input), Count = passages }, cancellationToken);
        }
        catch (EmbeddingException failure)
        {
            throw new ModelCallException(FailureCause.MalformedResponse, failure.Message);
        }
    }
}
