using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Retrieval.Indexes;

/// <summary>Makes the vectors of an index's passages, beside those that are learnt without a model.</summary>
public sealed record IndexEmbedder
{
    /// <summary>Names its retriever, and its files in the index: letters, digits, '.', '_' and '-'.</summary>
    public required string Name { get; init; }

    /// <summary>All that decides a vector (model, dimension, prefixes): vectors of two identities must not meet.</summary>
    public required string Identity { get; init; }

    /// <summary>Makes the vectors; keep in a cache what is paid for.</summary>
    public required TextEmbedder Embedder { get; init; }

    /// <summary>
    /// Asked before texts are embedded, with all of them; where it says no, the vectors stay as they are. Nobody is asked when null.
    /// </summary>
    public Func<IReadOnlyList<string>, CancellationToken, ValueTask<bool>>? MayEmbed { get; init; }

    /// <summary>
    /// Told why texts could not be embedded: then the update goes on without this embedder. It is thrown when null.
    /// </summary>
    public Action<Exception>? OnFailure { get; init; }
}
