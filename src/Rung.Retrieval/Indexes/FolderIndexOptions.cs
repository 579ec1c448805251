using System.Collections.Immutable;
using Rung.Retrieval.Documents;
using Rung.Retrieval.Lexical;
using Rung.Retrieval.Passages;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Lsa;

namespace Rung.Retrieval.Indexes;

/// <summary>How a folder of documents is read, cut and searched.</summary>
public sealed record FolderIndexOptions
{
    public DocumentOptions Documents { get; init; } = new();

    public PassageOptions Passages { get; init; } = new();

    public LexicalOptions Lexical { get; init; } = new();

    /// <summary>How vectors are made without a model; <see langword="null"/>: there are none, and search is lexical alone.</summary>
    public LsaOptions? Lsa { get; init; } = new();

    /// <summary>What else makes vectors of the passages, each with its own retriever. Default: nothing.</summary>
    public ImmutableArray<IndexEmbedder> Embedders { get; init; } = [];

    /// <summary>Which index holds the vectors.</summary>
    public VectorIndexOptions Vectors { get; init; } = new();

    /// <summary>
    /// Questions as users ask them, asked for only when a graph of vectors is measured; <see langword="null"/>, or fewer than 50: it is
    /// measured with words of the passages.
    /// </summary>
    public Func<CancellationToken, Task<IReadOnlyList<string>>>? Questions { get; init; }

    /// <summary>
    /// The share of passages that may be new since the vectors were learnt; above it they are learnt again, below it new passages are
    /// folded in. Default: 0.2.
    /// </summary>
    public double RelearnFrom { get; init; } = 0.2;

    /// <summary>How long a watched folder must be quiet before it is read again. Default: 100 ms.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <exception cref="SettingsException">Lists all that is wrong.</exception>
    public void Validate()
    {
        Documents.Validate();
        Passages.Validate();
        SettingsException.ThrowIfAny(
            nameof(FolderIndexOptions),
            [
                (RelearnFrom is not (> 0 and <= 1), $"{nameof(RelearnFrom)} is {RelearnFrom}: give a share above 0, up to 1."),
                (Quiet < TimeSpan.Zero || Quiet > TimeSpan.FromSeconds(10), $"{nameof(Quiet)} is {Quiet}: give 0 to 10 seconds."),
            ]);
    }
}
