using System.Collections.Concurrent;
using Rung.Retrieval.Segments;
using Rung.Retrieval.Vectors.Files;
using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors.Hnsw;

/// <summary>
/// Finds the nearest by walking a graph of neighbours, in far less time than comparing with all of them, and misses some:
/// <see cref="RecallCheck"/> says how many on your own vectors. For more than about a million vectors. Deleted vectors stay as steps on the
/// way until so many are dead that the graph is built anew.
/// </summary>
public sealed class HnswVectorIndex : EmbeddedVectorIndex
{
    // Where fewer than one in so many pass a filter, comparing with all that pass takes less time than a walk among the others.
    private const int PassingOneIn = 20;
    private const int Sampled = 1000;

    private readonly HnswOptions _options;
    private readonly ConcurrentBag<GraphSearch> _searches = [];
    private Graph _graph;
    private CopyChains _copies = new();

    /// <param name="space">The dimension and similarity of its vectors.</param>
    /// <param name="options">How the graph is built and searched; the defaults when null.</param>
    public HnswVectorIndex(VectorSpace space, HnswOptions? options = null)
        : base(space)
    {
        _options = options ?? new HnswOptions();
        _graph = new Graph(space.Dimension, _options.Links);
        SearchCandidates = _options.SearchCandidates;
    }

    internal unsafe HnswVectorIndex(VectorSpace space, HnswOptions options, ChecksummedFile file, VectorFileHeader header)
        : this(space, options)
    {
        SlotTableFile.Read(file, header, Slots, header.Slots);
        Reserve(header.Slots);
        var start = VectorSections.Start(file, GraphSections.Vectors, RowLength, header.Slots);
        for (var slot = 0; slot < header.Slots; slot++)
        {
            var filed = new ReadOnlySpan<float>(start + ((long)slot * RowLength), RowLength);
            filed.CopyTo(new Span<float>(_graph.Vector(slot), RowLength));
        }

        GraphSections.Read(file, header, _graph, _copies);
    }

    /// <summary>How many candidates a search keeps; may be changed between searches.</summary>
    internal int SearchCandidates { get; set; }

    private protected override void Put(IReadOnlyList<VectorEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (Slots.TryFind(entry.Id, out _))
            {
                Slots.Release(entry.Id, mayReuse: false);
            }
        }

        var first = Slots.End;
        Reserve(first + entries.Count);
        foreach (var entry in entries)
        {
            Add(Slots.Take(entry.Id, entry.Metadata), entry.Vector.Span);
        }

        Link(first, Slots.End);
        RebuildIfWorn();
    }

    private protected override void Delete(IReadOnlyList<PassageId> ids)
    {
        foreach (var id in ids)
        {
            Slots.Release(id, mayReuse: false);
        }

        RebuildIfWorn();
    }

    private protected override void Find(IReadOnlyList<SlotQuery> queries, CancellationToken cancellationToken)
    {
        foreach (var query in queries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (query.Filter is not null && IsRarelyPassed(query.Filter))
            {
                Compare(query, cancellationToken);
            }
            else
            {
                Walk(query);
            }
        }
    }

    // A deleted vector still leads to others, so it is kept.
    private protected override IReadOnlyList<int> WrittenSlots() => [.. Enumerable.Range(0, Slots.End)];

    private protected override VectorFileHeader Header() => HeaderOf(VectorIndexKind.Hnsw, _options.Links, _graph.Entry);

    private protected override unsafe void WriteRest(ChecksummedWriter writer, IReadOnlyList<int> slots)
    {
        GraphSections.Write(writer, _graph, _copies, slots.Count);
        VectorSections.Write(writer, RowLength, slots, slots.Count, slot => (nint)_graph.Vector(slot));
    }

    private protected override void FindExhaustively(IReadOnlyList<SlotQuery> queries, CancellationToken cancellationToken)
    {
        foreach (var query in queries)
        {
            Compare(query, cancellationToken);
        }
    }

    private protected override unsafe ReadOnlySpan<float> VectorOf(int slot) => new(_graph.Vector(slot), RowLength);

    private protected override void Free() => _graph.Dispose();

    private unsafe void Add(int slot, ReadOnlySpan<float> vector)
    {
        VectorCheck.CopyTo(vector, Space, new Span<float>(_graph.Vector(slot), RowLength));
        AddNode(slot);
    }

    private void AddNode(int slot)
    {
        var isCopy = _copies.TryJoin(slot, _graph);
        _graph.Add(slot, isCopy ? Graph.Unlinked : LevelDraw.Of(slot, _options));
    }

    private void Reserve(int slots)
    {
        _graph.Reserve(slots);
        _copies.Reserve(slots);
    }

    private void Link(int from, int to)
    {
        var (next, entryLock) = (from - 1, new Lock());

        // The first nodes one by one: two threads would not see each other's.
        var alone = from == 0 ? Math.Min(to, 1000) : to - from < 64 ? to : from;
        var linker = new GraphLinker(_graph, _options.BuildCandidates, entryLock);
        for (; next + 1 < alone; linker.Link(++next, to))
        {
        }

        Parallel.For(0, alone == to ? 0 : _options.BuildThreads, new ParallelOptions { MaxDegreeOfParallelism = _options.BuildThreads }, _ =>
        {
            var own = new GraphLinker(_graph, _options.BuildCandidates, entryLock);
            while (Interlocked.Increment(ref next) is var slot && slot < to)
            {
                own.Link(slot, to);
            }
        });
    }

    private unsafe void Walk(SlotQuery query)
    {
        if (!_searches.TryTake(out var search))
        {
            search = new GraphSearch(_graph);
        }

        Predicate<int>? mayBeFound = query.Filter is null && Slots.Count == Slots.End ? null : node => AnyCopyPasses(query, node);
        var from = search.Descend(query.Vector, toLevel: 0);
        search.Find(query.Vector, from, level: 0, Math.Max(SearchCandidates, query.Best.Most), Slots.End, mayBeFound);
        for (var i = 0; i < search.Found.Count; i++)
        {
            if (!search.Found.IsRefusedAt(i))
            {
                OfferCopies(query, search.Found.NodeAt(i), search.Found.ScoreAt(i));
            }
        }

        _searches.Add(search);
    }

    private void OfferCopies(SlotQuery query, int node, float score)
    {
        for (; node != Graph.None; node = _copies.NextOf(node))
        {
            if (Passes(query, node))
            {
                query.Best.Offer(node, score);
            }
        }
    }

    private bool AnyCopyPasses(SlotQuery query, int node)
    {
        while (node != Graph.None && !Passes(query, node))
        {
            node = _copies.NextOf(node);
        }

        return node != Graph.None;
    }

    private bool Passes(SlotQuery query, int slot) => Slots.IsLive(slot) && query.Filter?.Passes(slot) != false;

    private bool IsRarelyPassed(SlotFilter filter)
    {
        var (step, passing) = (Math.Max(1, Slots.End / Sampled), 0);
        for (var slot = 0; slot < Slots.End; slot += step)
        {
            passing += Slots.IsLive(slot) && filter.Passes(slot) ? 1 : 0;
        }

        return passing * step * (long)PassingOneIn < Slots.End;
    }

    private unsafe void Compare(SlotQuery query, CancellationToken cancellationToken)
    {
        for (var slot = 0; slot < Slots.End; slot++)
        {
            if (slot % (1 << 16) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (Passes(query, slot))
            {
                query.Best.Offer(slot, Kernels.DotKernel.Dot(query.Vector, _graph.Vector(slot), RowLength));
            }
        }
    }

    private void RebuildIfWorn()
    {
        if (Slots.End - Slots.Count < Math.Max(1, _options.RebuildShare * Slots.End))
        {
            return;
        }

        var old = _graph;
        _searches.Clear();
        (_graph, _copies) = (new Graph(Space.Dimension, _options.Links), new CopyChains());
        var moved = Slots.Compact();
        Reserve(moved.Count);
        for (var slot = 0; slot < moved.Count; slot++)
        {
            Copy(old, moved[slot], slot);
        }

        Link(0, moved.Count);
        old.Dispose();
    }

    private unsafe void Copy(Graph old, int from, int slot)
    {
        new ReadOnlySpan<float>(old.Vector(from), RowLength).CopyTo(new Span<float>(_graph.Vector(slot), RowLength));
        AddNode(slot);
    }
}
