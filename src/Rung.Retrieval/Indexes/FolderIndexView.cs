using System.Collections.Immutable;
using Rung.Retrieval.Fusion;
using Rung.Retrieval.Indexes.Parts;
using Rung.Retrieval.Lexical;
using Rung.Retrieval.Vectors;

namespace Rung.Retrieval.Indexes;

/// <summary>What an index finds as of one update. Safe for concurrent calls.</summary>
public sealed class FolderIndexView
{
    internal FolderIndexView(LexicalSnapshot lexical, VectorPart vectors, IReadOnlyList<EmbedderPart> embedders)
    {
        (Lexical, Vectors) = (lexical, vectors.Retriever);
        Embedded = [.. embedders.Select(embedder => embedder.Retriever).OfType<IRetriever>()];
        VectorSearches = [.. embedders.Select(embedder => embedder.Search).Prepend(vectors.Search).OfType<VectorSearch>()];
    }

    /// <summary>By words.</summary>
    public LexicalSnapshot Lexical { get; }

    /// <summary>By vectors learnt from the passages themselves; <see langword="null"/>: the index has none.</summary>
    public IRetriever? Vectors { get; }

    /// <summary>By the vectors of each embedder that the index was opened with, where it made some.</summary>
    public ImmutableArray<IRetriever> Embedded { get; }

    /// <summary>How the vectors of each of these are searched, and what that misses.</summary>
    public ImmutableArray<VectorSearch> VectorSearches { get; }

    /// <summary>How many passages can be found.</summary>
    public long Count => Lexical.Count;

    /// <summary>Both by reciprocal rank; by words alone where there are no vectors.</summary>
    public IRetriever Hybrid => Vectors is null ? Lexical : new FusedRetriever("hybrid", [Lexical, Vectors], new ReciprocalRankFusion());

    /// <summary>The whole record of a passage; <see langword="null"/> where there is none of this id.</summary>
    public Passage? Find(PassageId passage) => Lexical.Find(passage);

    /// <summary>Opens an index to search, beside an owner that may change it; a view does not follow later changes.</summary>
    /// <exception cref="Segments.IndexMissingException">There is none.</exception>
    /// <exception cref="Segments.IndexDamagedException">A file of it is not what was written.</exception>
    /// <exception cref="EmbedderMismatchException">Vectors by an embedder are not there, or are another embedder's.</exception>
    public static async Task<FolderIndexView> OpenAsync(string folder, FolderIndexOptions? options, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new FolderIndexOptions();
        var lexical = LexicalIndex.Open(folder, options.Lexical).Snapshot();
        var vectors = await VectorPart.OpenToReadAsync(folder, options, lexical, cancellationToken);
        var embedders = new List<EmbedderPart>();
        foreach (var embedder in options.Embedders)
        {
            embedders.Add(await EmbedderPart.OpenToReadAsync(folder, options, embedder, lexical, cancellationToken));
        }

        return new FolderIndexView(lexical, vectors, embedders);
    }
}
