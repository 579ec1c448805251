using Rung.Retrieval.Segments;
using Rung.Retrieval.Vectors.Files;
using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors.Exact;

/// <summary>
/// Compares a query with every vector in small integers first, a quarter of the memory to read, and with the vectors themselves of the
/// candidates that this leaves. Misses next to nothing (<see cref="ExactIndexOptions.CandidatesPerResult"/>) and takes a quarter more memory
/// than <see cref="ExactVectorIndex"/>.
/// </summary>
public sealed class QuantizedVectorIndex : EmbeddedVectorIndex
{
    private readonly ExactIndexOptions _options;
    private readonly VectorRows _rows;
    private readonly ByteRows _bytes;

    /// <param name="space">The dimension and similarity of its vectors.</param>
    /// <param name="options">How it works; the defaults when null.</param>
    public QuantizedVectorIndex(VectorSpace space, ExactIndexOptions? options = null)
        : base(space)
    {
        _options = options ?? new ExactIndexOptions();
        _rows = new VectorRows(space);
        _bytes = new ByteRows(space.Dimension);
    }

    internal QuantizedVectorIndex(VectorSpace space, ExactIndexOptions options, ChecksummedFile file, VectorFileHeader header)
        : this(space, options)
    {
        _rows.Attach(file, header, Slots);
        _bytes.Reserve(Slots.End);
        for (var slot = 0; slot < Slots.End; slot++)
        {
            _bytes.Write(slot, VectorOf(slot)[..space.Dimension]);
        }
    }

    private protected override int CandidatesPerResult => _options.CandidatesPerResult;

    private protected override unsafe void Put(IReadOnlyList<VectorEntry> entries)
    {
        foreach (var entry in entries)
        {
            Slots.Release(entry.Id, _rows);
            var slot = Slots.Take(entry.Id, entry.Metadata);
            _rows.Write(slot, entry.Vector.Span);
            _bytes.Write(slot, new ReadOnlySpan<float>(_rows.Row(slot), Space.Dimension));
        }
    }

    private protected override void Delete(IReadOnlyList<PassageId> ids)
    {
        foreach (var id in ids)
        {
            Slots.Release(id, _rows);
        }
    }

    private protected override void Find(IReadOnlyList<SlotQuery> queries, CancellationToken cancellationToken) =>
        new ScanWork(new ByteScan(Slots, _bytes), Slots, queries).Run([0..Slots.End], _options.SearchThreads, cancellationToken);

    private protected override VectorFileHeader Header() => HeaderOf(VectorIndexKind.Quantized);

    private protected override void WriteRest(ChecksummedWriter writer, IReadOnlyList<int> slots) => _rows.Write(writer, slots);

    private protected override void FindExhaustively(IReadOnlyList<SlotQuery> queries, CancellationToken cancellationToken) =>
        new ScanWork(new FloatScan(Slots, _rows), Slots, queries).Run(_rows.Runs(Slots.End), _options.SearchThreads, cancellationToken);

    private protected override unsafe ReadOnlySpan<float> VectorOf(int slot) => new(_rows.Row(slot), RowLength);

    private protected override void Free()
    {
        _rows.Dispose();
        _bytes.Dispose();
    }
}
