using System.Globalization;
using System.Text.Json;
using Rung.Retrieval.Lexical;
using Rung.Retrieval.Segments;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Retrieval.Indexes.Parts;

/// <summary>
/// The vectors that an embedder made of an index's passages. They follow from the passages: what is missing is found by comparing ids,
/// and made; what is of another embedder, damaged or lost is made again.
/// </summary>
internal sealed class EmbedderPart
{
    /// <summary>So many passages go to the embedder between two reports of progress.</summary>
    private const int Stride = 512;

    private readonly string _folder;
    private readonly FolderIndexOptions _options;
    private readonly IndexEmbedder _embedder;
    private KeptVectors? _vectors;
    private EmbedderNote _note;

    private EmbedderPart(string folder, FolderIndexOptions options, IndexEmbedder embedder)
    {
        (_folder, _options, _embedder) = (folder, options, embedder);
        _note = new EmbedderNote(embedder.Identity, Dimension: 0, LeftOut: []);
    }

    /// <summary>Searches the vectors; <see langword="null"/>: not every passage has one.</summary>
    public IRetriever? Retriever { get; private set; }

    /// <summary>How the vectors are searched; <see langword="null"/>: they are not.</summary>
    public VectorSearch? Search => Retriever is null ? null : _vectors?.SearchOf(_embedder.Name);

    private string NotePath => Path.Combine(_folder, $"embedder-{_embedder.Name}.json");

    private string VectorsPath => Path.Combine(_folder, $"embedder-{_embedder.Name}.vectors");

    public static EmbedderPart Open(string folder, FolderIndexOptions options, IndexEmbedder embedder)
    {
        var part = new EmbedderPart(folder, options, embedder);
        if (part.ReadNote() is { } note && note.Identity == embedder.Identity)
        {
            part.TryOpen(note);
        }

        return part;
    }

    /// <summary>For a reader: nothing is written, and vectors of another embedder are refused.</summary>
    /// <exception cref="EmbedderMismatchException">There are none by it, some are missing, or they are of another.</exception>
    public static async Task<EmbedderPart> OpenToReadAsync(
        string folder, FolderIndexOptions options, IndexEmbedder embedder, LexicalSnapshot snapshot, CancellationToken cancellationToken)
    {
        var part = new EmbedderPart(folder, options, embedder);
        if (part.ReadNote() is not { } note)
        {
            throw EmbedderMismatchException.None(folder, embedder.Name);
        }

        if (note.Identity != embedder.Identity)
        {
            throw EmbedderMismatchException.Other(folder, embedder.Name, Described(note.Identity, note.Dimension), Described(embedder.Identity, embedder.Embedder.Dimension));
        }

        if (!part.TryOpen(note))
        {
            throw EmbedderMismatchException.None(folder, embedder.Name);
        }

        var (missing, gone) = part.Difference(snapshot);
        if (missing.Count > 0)
        {
            throw EmbedderMismatchException.Behind(folder, embedder.Name, missing.Count);
        }

        await part._vectors!.Index.DeleteAsync(gone, cancellationToken);
        part.Retriever = part.RetrieverNow();
        return part;
    }

    /// <summary>Makes what is missing, where that is allowed, and takes out what is gone; a retriever there is only when none is missing.</summary>
    public async Task UpdateAsync(LexicalSnapshot snapshot, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var (missing, gone) = Difference(snapshot);
        Retriever = null;
        if (missing.Count > 0 || gone.Count > 0)
        {
            missing = await BringUpAsync(missing, gone, snapshot.Count, progress, cancellationToken);
        }

        Retriever = _vectors is not null && missing.Count == 0 ? RetrieverNow() : null;
    }

    /// <summary>Searches the vectors in the way that suits their number.</summary>
    public async Task SettleAsync(LexicalSnapshot snapshot, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        if (Retriever is not null && await _vectors!.SettleAsync(new Settling(_embedder.Name, QueriesAsync, progress), cancellationToken))
        {
            Retriever = RetrieverNow();
        }

        async Task<GraphQueries?> QueriesAsync(EmbeddedVectorIndex index, CancellationToken stop)
        {
            var questions = await GraphQuestions.OfAsync(_options, snapshot, index, stop);
            return await MayEmbedAsync([.. questions.Texts.Select(_embedder.Embedder.QueryTextOf)], stop)
                ? await questions.EmbedAsync(_embedder.Embedder, stop)
                : null;
        }
    }

    private VectorRetriever RetrieverNow() => new(_embedder.Name, _embedder.Embedder, _vectors!.Index);

    /// <returns>What is missing still.</returns>
    private async Task<List<Passage>> BringUpAsync(
        List<Passage> missing, List<PassageId> gone, long count, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        if (_vectors is not null)
        {
            await _vectors.Index.DeleteAsync(gone, cancellationToken);
        }

        var left = _note.LeftOut.Except(gone.Select(id => id.Value), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var embedded = missing.Count == 0 || await MayEmbedAsync([.. missing.Select(_embedder.Embedder.PassageTextOf)], cancellationToken)
            ? await EmbedAsync(missing, left, count, progress, cancellationToken)
            : 0;
        Save(left);
        return missing[embedded..];
    }

    private async ValueTask<bool> MayEmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        _embedder.MayEmbed is null || await _embedder.MayEmbed(texts, cancellationToken);

    /// <summary>What was made before a failure stays: it is written, and what was paid for is in the cache.</summary>
    /// <returns>How many were embedded.</returns>
    private async Task<int> EmbedAsync(
        List<Passage> missing, HashSet<string> leftOut, long count, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var done = 0;
        try
        {
            foreach (var some in missing.Chunk(Stride))
            {
                progress?.Report(new($"embedding passages with {_embedder.Name}", done, missing.Count));
                var vectors = await _embedder.Embedder.EmbedPassagesAsync(some, cancellationToken);
                _vectors ??= KeptVectors.Create(VectorsPath, new VectorSpace(vectors[0].Length), count, _options.Vectors);
                leftOut.UnionWith((await PassageVectors.PutAsync(some, vectors, _vectors.Index, cancellationToken)).Select(id => id.Value));
                done += some.Length;
            }
        }
#pragma warning disable CA1031 // whatever a generator throws is told to whoever wants to go on without it
        catch (Exception failure) when (_embedder.OnFailure is not null && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _embedder.OnFailure(failure);
        }

        return done;
    }

    private void Save(HashSet<string> leftOut)
    {
        if (_vectors is null)
        {
            return;
        }

        _note = new EmbedderNote(_embedder.Identity, _vectors.Index.Space.Dimension, [.. leftOut.Order(StringComparer.Ordinal)]);

        // The note is written last: vectors without a note are made again.
        File.Delete(NotePath);
        _vectors.Save();
        File.WriteAllText(NotePath, JsonSerializer.Serialize(_note));
        DiskSync.Folder(_folder);
    }

    private (List<Passage> Missing, List<PassageId> Gone) Difference(LexicalSnapshot snapshot)
    {
        var held = (_vectors?.Index.Ids() ?? []).Concat(_note.LeftOut.Select(PassageId.Of)).ToHashSet();
        return (snapshot.Beside(held), [.. held]);
    }

    private bool TryOpen(EmbedderNote note)
    {
        try
        {
            _vectors = KeptVectors.Open(VectorsPath, _options.Vectors);
            _note = note;
            return true;
        }
        catch (IndexDamagedException)
        {
            return false;
        }
    }

    private EmbedderNote? ReadNote()
    {
        try
        {
            return File.Exists(NotePath) ? JsonSerializer.Deserialize<EmbedderNote>(File.ReadAllText(NotePath)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Described(string identity, int dimension) => dimension == 0
        ? identity
        : string.Create(CultureInfo.InvariantCulture, $"{identity} ({dimension} components)");
}
