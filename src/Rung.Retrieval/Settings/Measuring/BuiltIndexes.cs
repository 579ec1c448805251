using Rung.Retrieval.Lexical;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Embedding;
using Rung.Retrieval.Vectors.Lsa;

namespace Rung.Retrieval.Settings.Measuring;

/// <summary>The indexes over the passages of one way to cut, with one way to make terms; vectors are made when they are asked for.</summary>
internal sealed class BuiltIndexes(CutPassages cut, AnalysisOptions analysis, TimeProvider clock) : IAsyncDisposable
{
    private EmbeddedVectorIndex? _index;
    private IRetriever? _vectors;

    public TimeSpan LexicalTime { get; private set; }

    public TimeSpan VectorTime { get; private set; }

    /// <summary>0 while there are no vectors.</summary>
    public long VectorBytes { get; private set; }

    public LexicalSnapshot Lexical
    {
        get
        {
            if (field is null)
            {
                var began = clock.GetTimestamp();
                field = LexicalIndex.InMemory(cut.All, new() { Analysis = analysis });
                LexicalTime = clock.GetElapsedTime(began);
            }

            return field;
        }
    }

    /// <exception cref="LsaException">No term of the passages counts.</exception>
    public async ValueTask<IRetriever> VectorsAsync(CancellationToken cancellationToken)
    {
        if (_vectors is not null)
        {
            return _vectors;
        }

        var began = clock.GetTimestamp();
        Passage[] passages = [.. cut.All.OrderBy(passage => passage.Id)];
        var model = LsaModel.Learn([.. passages.Select(TextEmbedder.TextOf)], new() { Analysis = analysis }, cancellationToken);
        _index = VectorIndexChoice.Create(new(model.Dimension), passages.Length, VectorIndexOptions.Exhaustive);
        var embedder = new TextEmbedder(new LsaEmbeddingGenerator(model));
        await PassageVectors.PutAsync(passages, embedder, _index, cancellationToken);
        VectorTime = clock.GetElapsedTime(began);
        VectorBytes = (long)(passages.Length + model.TermCount) * model.Dimension * sizeof(float);
        return _vectors = new VectorRetriever("lsa", embedder, _index);
    }

    public async ValueTask DisposeAsync()
    {
        if (_index is not null)
        {
            await _index.DisposeAsync();
        }
    }
}
