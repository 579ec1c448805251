using Rung.Retrieval.Lexical;
using Rung.Retrieval.Segments;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Embedding;
using Rung.Retrieval.Vectors.Lsa;

namespace Rung.Retrieval.Indexes.Parts;

/// <summary>
/// The vectors of an index's passages. They follow from the passages, so that what a killed update left behind is found by comparing
/// ids, and what is damaged or lost is made again. So their file may lie a little behind: small changes are written together.
/// </summary>
internal sealed class VectorPart
{
    private const string Name = "lsa";
    private const string ModelName = "lsa.model";
    private const string VectorsName = "lsa.vectors";

    /// <summary>So many changed passages are written, or a twentieth of all: to make those again on opening takes less than a second.</summary>
    private const int LeastToSave = 256;
    private const int SavedShare = 20;

    /// <summary>So many passages are folded in between two reports of progress.</summary>
    private const int Stride = 8192;

    private readonly string _folder;
    private readonly FolderIndexOptions _options;
    private LsaModel? _model;
    private KeptVectors? _vectors;
    private int _unsaved;

    private VectorPart(string folder, FolderIndexOptions options) => (_folder, _options) = (folder, options);

    /// <summary>Searches the vectors; <see langword="null"/>: there are none.</summary>
    public IRetriever? Retriever { get; private set; }

    /// <summary>How they are searched; <see langword="null"/>: there are none.</summary>
    public VectorSearch? Search => _vectors?.SearchOf(Name);

    public static async Task<VectorPart> OpenAsync(string folder, FolderIndexOptions options, LexicalSnapshot snapshot, CancellationToken cancellationToken)
    {
        var part = new VectorPart(folder, options);
        if (options.Lsa is not null && part.TryOpen())
        {
            await part.ReconcileAsync(snapshot, cancellationToken);
        }

        return part;
    }

    /// <summary>For a reader: the vectors that are there, with what its owner has not written yet made anew in memory; nothing is written.</summary>
    public static async Task<VectorPart> OpenToReadAsync(
        string folder, FolderIndexOptions options, LexicalSnapshot snapshot, CancellationToken cancellationToken)
    {
        var part = new VectorPart(folder, options);
        if (options.Lsa is not null && part.TryOpen())
        {
            await part.FoldInAsync(part.Difference(snapshot), cancellationToken);
        }

        return part;
    }

    /// <returns>Whether the vectors were learnt from all passages again.</returns>
    public async Task<bool> UpdateAsync(LexicalSnapshot snapshot, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        if (_options.Lsa is null)
        {
            return false;
        }

        progress?.Report(new("making vectors", 0, 0));
        return !await ReconcileAsync(snapshot, cancellationToken) && await LearnAsync(snapshot, progress, cancellationToken);
    }

    /// <summary>Searches them in the way that suits their number.</summary>
    public async Task SettleAsync(LexicalSnapshot snapshot, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        if (_model is not null && _vectors is not null && await _vectors.SettleAsync(new Settling(Name, QueriesAsync, progress), cancellationToken))
        {
            (_unsaved, Retriever) = (0, RetrieverOver(_model, _vectors.Index));
        }

        async Task<GraphQueries?> QueriesAsync(EmbeddedVectorIndex index, CancellationToken stop)
        {
            var questions = await GraphQuestions.OfAsync(_options, snapshot, index, stop);
            return await questions.EmbedAsync(EmbedderOf(_model), stop);
        }
    }

    private bool TryOpen()
    {
        try
        {
            _model = LsaModel.Open(Path.Combine(_folder, ModelName));
            _vectors = KeptVectors.Open(VectorsPathOf(_model), _options.Vectors);
            Retriever = RetrieverOver(_model, _vectors.Index);
            return true;
        }
        catch (IndexDamagedException)
        {
            // Lost or half written: learnt again from the passages, which are whole.
            return false;
        }
    }

    /// <summary>Folds in what is new and takes out what is gone.</summary>
    /// <returns>False where too much is new: then the model is of another corpus.</returns>
    private async Task<bool> ReconcileAsync(LexicalSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (_model is null || _vectors is null)
        {
            return false;
        }

        var difference = Difference(snapshot);
        if (difference.Missing.Count > _options.RelearnFrom * snapshot.Count)
        {
            return false;
        }

        _unsaved += await FoldInAsync(difference, cancellationToken);
        if (_unsaved > Math.Max(LeastToSave, snapshot.Count / SavedShare))
        {
            Save();
        }

        return true;
    }

    /// <summary>Writes what is not written yet.</summary>
    public void Save()
    {
        if (_unsaved > 0 && _vectors is not null)
        {
            _vectors.Save();
            _unsaved = 0;
        }
    }

    private (List<Passage> Missing, HashSet<PassageId> Gone) Difference(LexicalSnapshot snapshot)
    {
        var held = _vectors!.Index.Ids().ToHashSet();
        return (snapshot.Beside(held), held);
    }

    /// <returns>How many passages came or went.</returns>
    private async Task<int> FoldInAsync((List<Passage> Missing, HashSet<PassageId> Gone) difference, CancellationToken cancellationToken)
    {
        var (missing, gone) = difference;
        if (missing.Count + gone.Count > 0)
        {
            await _vectors!.Index.DeleteAsync(gone, cancellationToken);
            await PassageVectors.PutAsync(missing, EmbedderOf(_model!), _vectors.Index, cancellationToken);
        }

        return missing.Count + gone.Count;
    }

    private async Task<bool> LearnAsync(LexicalSnapshot snapshot, IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        List<Passage> passages = [.. snapshot.AllPassages().OrderBy(passage => passage.Id)];
        LsaModel model;
        try
        {
            model = LsaModel.Learn(TextsToLearnFrom(passages, _options.Lsa!), _options.Lsa, cancellationToken);
        }
        catch (LsaException)
        {
            // No term counts, as in an empty folder: there is nothing to find by vectors.
            (_model, _vectors, Retriever) = (null, null, null);
            return false;
        }

        var vectors = KeptVectors.Create(VectorsPathOf(model), new VectorSpace(model.Dimension), passages.Count, _options.Vectors);
        foreach (var (chunk, some) in passages.Chunk(Stride).Index())
        {
            progress?.Report(new("making vectors", chunk * Stride, passages.Count));
            await PassageVectors.PutAsync(some, EmbedderOf(model), vectors.Index, cancellationToken);
        }

        vectors.Save();
        model.Save(Path.Combine(_folder, ModelName));
        RemoveOthers(model);
        _unsaved = 0;
        (_model, _vectors, Retriever) = (model, vectors, RetrieverOver(model, vectors.Index));
        return true;
    }

    private static List<string> TextsToLearnFrom(List<Passage> passages, LsaOptions lsa) =>
        [.. EvenSample.Of(passages, lsa.MostPassages).Select(TextEmbedder.TextOf)];

    private string VectorsPathOf(LsaModel model) => Path.Combine(_folder, $"{VectorsName}-{model.Version}");

    private void RemoveOthers(LsaModel model)
    {
        foreach (var path in Directory.EnumerateFiles(_folder, $"{VectorsName}-*"))
        {
            if (!path.StartsWith(VectorsPathOf(model), StringComparison.Ordinal))
            {
                File.Delete(path);
            }
        }
    }

    private static TextEmbedder EmbedderOf(LsaModel model) => new(new LsaEmbeddingGenerator(model));

    private static VectorRetriever RetrieverOver(LsaModel model, EmbeddedVectorIndex index) => new(Name, EmbedderOf(model), index);
}
