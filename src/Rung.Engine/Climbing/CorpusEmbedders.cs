using System.Collections.Immutable;
using Rung.Engine.Providers;
using Rung.Engine.Providers.Embedding;
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
            var embedder = models!.Embedders.First(known => known.Definition.Name == retriever.Name);
            if (!await MayEmbedAsync(embedder, [], cancellationToken))
            {
                declined.Add(retriever.Name);
            }
        }

        return declined;
    }

    private IndexEmbedder ForIndex(LiveEmbedder embedder) => embedder.ToIndexEmbedder() with
    {
        MayEmbed = (texts, token) => MayEmbedAsync(embedder, texts, token),
        OnFailure = failure => _notes.Add($"Embedder '{embedder.Definition.Name}' is not used: {failure.Message}"),
    };

    private async ValueTask<bool> MayEmbedAsync(LiveEmbedder embedder, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var mayPay = await spending.MayEmbedAsync(embedder, texts, cancellationToken);
        if (!mayPay)
        {
            _notes.Add($"Embedder '{embedder.Definition.Name}' is not used: the person at the terminal declined to pay for it.");
        }

        return mayPay;
    }
}
