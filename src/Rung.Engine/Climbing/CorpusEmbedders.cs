using System.Collections.Immutable;
using Rung.Engine.Providers;
using Rung.Engine.Providers.Embedding;
using Rung.Engine.Retrieving.Connections;
using Rung.Retrieval;
using Rung.Retrieval.Indexes;

namespace Rung.Engine.Climbing;

/// <summary>The embedders of a task as its documents' index uses them: nothing is paid without leave, and one that fails is left out and said.</summary>
internal sealed class CorpusEmbedders(RetrievalModels? models, EmbeddingSpending spending)
{
    private readonly List<string> _notes = [.. models?.Skipped ?? []];

    /// <summary>Why some are not used.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public ImmutableArray<IndexEmbedder> ForIndex() => [.. (models?.Embedders ?? []).Select(ForIndex)];

    /// <summary>Those of which even the questions may not be embedded, although the documents are.</summary>
    public async Task<IReadOnlyCollection<string>> DeclinedAsync(ImmutableArray<IRetriever> embedded, CancellationToken cancellationToken)
    {
        var declined = new List<string>();
        foreach (var retriever in embedded)
        {
            if (!Said(retriever.Name, await spending.MayMeasureAsync(Of(retriever.Name), [], cancellationToken)))
            {
                declined.Add(retriever.Name);
            }
        }

        return declined;
    }

    /// <summary>Those that the chosen retriever would have to ask for answers, and may not.</summary>
    public async Task<IReadOnlyCollection<string>> DeclinedToAnswerAsync(string chosen, ImmutableArray<IRetriever> embedded, CancellationToken cancellationToken)
    {
        var declined = new List<string>();
        foreach (var name in RetrieverChain.PartsOf(chosen).Where(part => embedded.Any(retriever => retriever.Name == part)))
        {
            if (!Said(name, await spending.MayAnswerAsync(Of(name), [], cancellationToken)))
            {
                declined.Add(name);
            }
        }

        return declined;
    }

    private LiveEmbedder Of(string name) => models!.Embedders.First(known => known.Definition.Name == name);

    private IndexEmbedder ForIndex(LiveEmbedder embedder) => embedder.ToIndexEmbedder() with
    {
        MayEmbed = async (texts, token) =>
            Said(embedder.Definition.Name, await spending.MayMeasureAsync(embedder, texts, token)),
        OnFailure = failure => _notes.Add($"Embedder '{embedder.Definition.Name}' is not used: {failure.Message}"),
    };

    private bool Said(string name, bool mayPay)
    {
        if (!mayPay)
        {
            _notes.Add($"Embedder '{name}' is not used: the person at the terminal declined to pay for it.");
        }

        return mayPay;
    }
}
