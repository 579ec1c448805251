using Rung.Retrieval.Segments;
using Rung.Retrieval.Vectors.Files;
using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors.Exact;

/// <summary>
/// Compares a query with every vector, so that its answers are the truth that other indexes are measured by. Right up to about a million
/// vectors; many queries at once cost little more than a few.
/// </summary>
public sealed class ExactVectorIndex : EmbeddedVectorIndex
{
    private readonly ExactIndexOptions _options;
    private readonly VectorRows _rows;

    /// <param name="space">The dimension and similarity of its vectors.</param>
    /// <param name="options">How it works; the defaults when null.</param>
    public ExactVectorIndex(VectorSpace space, ExactIndexOptions? options = null)
        : base(space)
    {
        _options = options ?? new ExactIndexOptions();
        _rows = new VectorRows(space);
    }

    internal ExactVectorIndex(VectorSpace space, ExactIndexOptions options, ChecksummedFile file, VectorFileHeader header)
        : this(space, options) =>
        _rows.Attach(file, header, Slots);

    private protected override void Put(IReadOnlyList<VectorEntry> entries)
    {
        foreach (var entry in entries)
        {
            Slots.Release(entry.Id, _rows);
            _rows.Write(Slots.Take(entry.Id, entry.Metadata), entry.Vector.Span);
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
        new ScanWork(new FloatScan(Slots, _rows), Slots, queries).Run(_rows.Runs(Slots.End), _options.SearchThreads, cancellationToken);

    private protected override VectorFileHeader Header() => HeaderOf(VectorIndexKind.Exact);

    private protected override void WriteRest(ChecksummedWriter writer, IReadOnlyList<int> slots) => _rows.Write(writer, slots);

    private protected override void FindExhaustively(IReadOnlyList<SlotQuery> queries, CancellationToken cancellationToken) =>
        Find(queries, cancellationToken);

    private protected override unsafe ReadOnlySpan<float> VectorOf(int slot) => new(_rows.Row(slot), RowLength);

    private protected override void Free() => _rows.Dispose();
}
