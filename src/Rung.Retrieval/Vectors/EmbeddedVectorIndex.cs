using Rung.Retrieval.Segments;
using Rung.Retrieval.Vectors.Files;
using Rung.Retrieval.Vectors.Kernels;
using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors;

/// <summary>
/// An index in the memory of this process. Searches run side by side; a change waits for them and they for it. Under
/// <see cref="VectorSimilarity.Cosine"/> vectors are kept with length 1.
/// </summary>
public abstract class EmbeddedVectorIndex : IVectorIndex
{
    // Single precision and a scan's own order of adding could swap neighbours at the border of an answer; so a few more are kept and
    // all of them scored again in one order, the same in every kind of index.
    private const int Spare = 8;

    private readonly ReaderWriterLockSlim _lock = new();
    private bool _isDisposed;

    private protected EmbeddedVectorIndex(VectorSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        Space = space;
        RowLength = DotKernel.Padded(space.Dimension);
    }

    /// <inheritdoc/>
    public VectorSpace Space { get; }

    /// <summary>How many vectors there are.</summary>
    internal int Count => Read(() => Slots.Count);

    private protected SlotTable Slots { get; } = new();

    /// <summary>How many numbers a vector takes in memory.</summary>
    private protected int RowLength { get; }

    /// <inheritdoc/>
    public ValueTask<int> CountAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Count);
    }

    /// <inheritdoc/>
    public ValueTask PutAsync(IReadOnlyList<VectorEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        cancellationToken.ThrowIfCancellationRequested();
        VectorCheck.Entries(entries, Space);
        Write(() => Put([.. entries.Reverse().DistinctBy(entry => entry.Id).Reverse()]));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<int> DeleteAsync(IReadOnlyCollection<PassageId> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        cancellationToken.ThrowIfCancellationRequested();
        List<PassageId> known = [];
        Write(() => Delete(known = [.. ids.Distinct().Where(id => Slots.TryFind(id, out _))]));
        return ValueTask.FromResult(known.Count);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RankedPassage>> SearchAsync(VectorQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return (await SearchManyAsync([query], cancellationToken))[0];
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IReadOnlyList<RankedPassage>>> SearchManyAsync(
        IReadOnlyList<VectorQuery> queries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        VectorCheck.Queries(queries, Space);
        return ValueTask.FromResult(Read(() => Search(queries, cancellationToken)));
    }

    /// <summary>Frees the memory once nobody searches any more; the index can't be used afterwards.</summary>
    public ValueTask DisposeAsync()
    {
        if (!_isDisposed)
        {
            Write(Free);
            _isDisposed = true;
            _lock.Dispose();
        }

        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The passages that it holds, in the order of its slots.</summary>
    internal IReadOnlyList<PassageId> Ids() => Read(() => (IReadOnlyList<PassageId>)[.. Slots.Live().Select(Slots.IdOf)]);

    /// <summary>All that it holds in the order of its slots, so many at a time, copied. It must not change meanwhile.</summary>
    internal IEnumerable<VectorEntry[]> Entries(int atOnce) =>
        Read(Slots.Live).Chunk(atOnce).Select(slots => Read(() => slots.Select(EntryOf).ToArray()));

    /// <summary>Writes all sections of the index's file.</summary>
    internal void Write(ChecksummedWriter writer) => Read(() =>
    {
        var slots = WrittenSlots();
        writer.Write(Header() with { Slots = slots.Count });
        writer.EndSection();
        SlotTableFile.Write(writer, Slots, slots);
        WriteRest(writer, slots);
        return true;
    });

    /// <summary>What its file begins with.</summary>
    private protected abstract VectorFileHeader Header();

    /// <summary>Writes the sections from <see cref="VectorFileLayout.Rest"/> on.</summary>
    private protected abstract void WriteRest(ChecksummedWriter writer, IReadOnlyList<int> slots);

    /// <summary>The slots that its file has, in their order.</summary>
    private protected virtual IReadOnlyList<int> WrittenSlots() => Slots.Live();

    /// <summary>How many candidates a result is chosen from.</summary>
    private protected virtual int CandidatesPerResult => 1;

    /// <summary>Takes in entries that were checked, each id once; nobody reads meanwhile.</summary>
    private protected abstract void Put(IReadOnlyList<VectorEntry> entries);

    /// <summary>Removes passages that are there; nobody reads meanwhile.</summary>
    private protected abstract void Delete(IReadOnlyList<PassageId> ids);

    /// <summary>Finds each query's candidates; many may read at once.</summary>
    private protected abstract void Find(IReadOnlyList<SlotQuery> queries, CancellationToken cancellationToken);

    /// <summary>Finds each query's candidates by comparing with every vector.</summary>
    private protected abstract void FindExhaustively(IReadOnlyList<SlotQuery> queries, CancellationToken cancellationToken);

    /// <summary>The numbers of a live slot's vector.</summary>
    private protected abstract ReadOnlySpan<float> VectorOf(int slot);

    private protected abstract void Free();

    /// <summary>The header of its file, the number of slots left open.</summary>
    private protected VectorFileHeader HeaderOf(VectorIndexKind kind, int links = 0, int entry = -1) => new(
        (int)kind,
        Space.Dimension,
        (int)Space.Similarity,
        Slots: 0,
        Slots.Metadata.Names.Count(),
        Slots.Metadata.Names.Sum(name => Slots.Metadata.ValuesOf(name).Count()),
        links,
        entry);

    private protected T Read<T>(Func<T> read)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _lock.EnterReadLock();
        try
        {
            return read();
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    private protected void Write(Action write)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _lock.EnterWriteLock();
        try
        {
            write();
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    private VectorEntry EntryOf(int slot) => new()
    {
        Id = Slots.IdOf(slot),
        Vector = VectorOf(slot)[..Space.Dimension].ToArray(),
        Metadata = Slots.Metadata.Of(slot),
    };

    private IReadOnlyList<IReadOnlyList<RankedPassage>> Search(IReadOnlyList<VectorQuery> queries, CancellationToken cancellationToken)
    {
        using var vectors = new RowMemory(RowLength * sizeof(float));
        vectors.Reserve(queries.Count);
        var filters = new Dictionary<PassageFilter, SlotFilter?>(ReferenceEqualityComparer.Instance);
        var asked = new SlotQuery[queries.Count];
        for (var i = 0; i < asked.Length; i++)
        {
            asked[i] = Ready(queries[i], vectors, i, filters);
        }

        if (Slots.Count > 0)
        {
            FindAll(asked.Where((_, i) => !queries[i].IsExhaustive), Find, cancellationToken);
            FindAll(asked.Where((_, i) => queries[i].IsExhaustive), FindExhaustively, cancellationToken);
        }

        return [.. asked.Select((query, i) => Rank(query, queries[i].Count))];
    }

    private static void FindAll(
        IEnumerable<SlotQuery> queries, Action<IReadOnlyList<SlotQuery>, CancellationToken> find, CancellationToken cancellationToken)
    {
        SlotQuery[] some = [.. queries];
        if (some.Length > 0)
        {
            find(some, cancellationToken);
        }
    }

    private unsafe SlotQuery Ready(VectorQuery query, RowMemory vectors, int row, Dictionary<PassageFilter, SlotFilter?> filters)
    {
        var start = (float*)vectors.Row(row);
        VectorCheck.CopyTo(query.Vector.Span, Space, new Span<float>(start, RowLength));
        SlotFilter? filter = null;
        if (query.Filter is not null && !filters.TryGetValue(query.Filter, out filter))
        {
            filters.Add(query.Filter, filter = Slots.Metadata.Compile(query.Filter));
        }

        var most = (int)Math.Min(((long)query.Count * CandidatesPerResult) + Spare, int.MaxValue);
        return new SlotQuery(start, filter, new BestSlots(Slots, most));
    }

    private unsafe List<RankedPassage> Rank(SlotQuery query, int count)
    {
        var ranked = new List<RankedPassage>(query.Best.Count);
        foreach (var slot in query.Best.Kept)
        {
            fixed (float* vector = VectorOf(slot))
            {
                ranked.Add(new RankedPassage(Slots.IdOf(slot), DotKernel.Dot(query.Vector, vector, RowLength)));
            }
        }

        ranked.Sort(static (one, other) => (-one.Score, one.Id).CompareTo((-other.Score, other.Id)));
        ranked.RemoveRange(Math.Min(count, ranked.Count), Math.Max(0, ranked.Count - count));
        return ranked;
    }
}
