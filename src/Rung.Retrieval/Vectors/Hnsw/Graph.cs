using System.Runtime.CompilerServices;
using Rung.Retrieval.Vectors.Kernels;
using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors.Hnsw;

/// <summary>
/// The nodes of a hierarchical navigable small world. A node's vector and its links on the lowest level lie side by side, so that one
/// page holds what a visit needs; the few links on higher levels lie apart. While nodes are linked by many threads, each list is changed
/// under its node's lock and read without: an entry is written before the count that makes it visible, so a reader meets at worst a list of
/// a moment ago.
/// </summary>
internal sealed unsafe class Graph : IDisposable
{
    /// <summary>No node.</summary>
    public const int None = -1;

    /// <summary>The level of a node that is not linked.</summary>
    public const int Unlinked = -1;

    private readonly RowMemory _nodes;
    private readonly int _linksAt;
    private int[]?[] _upper = [];

    /// <param name="dimension">Components of a vector.</param>
    /// <param name="links">The links of a node on every level but the lowest, which has twice as many.</param>
    public Graph(int dimension, int links)
    {
        Links = links;
        Length = DotKernel.Padded(dimension);
        _linksAt = Length * sizeof(float);

        // Lock, count, links: whole lines of the cache together with the vector.
        var bytes = _linksAt + ((2 + (2 * links)) * sizeof(int));
        _nodes = new RowMemory((bytes + 63) / 64 * 64);
    }

    /// <summary>Numbers of a row.</summary>
    public int Length { get; }

    /// <summary>The links of a node on every level but the lowest.</summary>
    public int Links { get; }

    /// <summary>Where every search begins; <see cref="None"/> while there is no node.</summary>
    public int Entry { get; set; } = None;

    /// <summary>The highest level of <see cref="Entry"/>.</summary>
    public int TopLevel { get; set; } = -1;

    /// <summary>How many links a node may have on a level.</summary>
    public int Room(int level) => level == 0 ? 2 * Links : Links;

    public void Reserve(int nodes)
    {
        _nodes.Reserve(nodes);
        if (_upper.Length < _nodes.Capacity)
        {
            Array.Resize(ref _upper, _nodes.Capacity);
        }
    }

    /// <summary>Makes a node without links.</summary>
    public void Add(int node, int level)
    {
        *LockOf(node) = 0;
        *Lowest(node) = 0;
        _upper[node] = level switch
        {
            Unlinked => [],
            0 => null,
            _ => new int[level * (Links + 1)],
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Vector(int node) => (float*)_nodes.Row(node);

    /// <summary>The highest level of a node, or <see cref="Unlinked"/>.</summary>
    public int LevelOf(int node) => _upper[node] switch
    {
        null => 0,
        [] => Unlinked,
        var links => links.Length / (Links + 1),
    };

    /// <summary>The links of a node on the lowest level; their count comes before the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int* Lowest(int node) => (int*)(_nodes.Row(node) + _linksAt) + 1;

    /// <summary>The links of a node on a level as they are now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<int> LinksOf(int node, int level)
    {
        if (level == 0)
        {
            var lowest = Lowest(node);
            return new ReadOnlySpan<int>(lowest + 1, Volatile.Read(ref *lowest));
        }

        var (upper, at) = (_upper[node]!, (level - 1) * (Links + 1));
        return upper.AsSpan(at + 1, Volatile.Read(ref upper[at]));
    }

    /// <summary>Adds a link; under the node's lock, and only where there is room.</summary>
    public void Append(int node, int level, int other)
    {
        var list = List(node, level);
        list[1 + list[0]] = other;
        Volatile.Write(ref list[0], list[0] + 1);
    }

    /// <summary>Replaces the links; under the node's lock.</summary>
    public void Replace(int node, int level, ReadOnlySpan<int> links)
    {
        var list = List(node, level);

        // A reader between the two writes sees old links, new ones, or some of each: all are nodes of this level.
        for (var i = 0; i < links.Length; i++)
        {
            Volatile.Write(ref list[1 + i], links[i]);
        }

        Volatile.Write(ref list[0], links.Length);
    }

    public void Lock(int node)
    {
        var spinner = default(SpinWait);
        while (Interlocked.CompareExchange(ref *LockOf(node), 1, 0) != 0)
        {
            spinner.SpinOnce();
        }
    }

    public void Unlock(int node) => Volatile.Write(ref *LockOf(node), 0);

    public void Dispose() => _nodes.Dispose();

    private int* LockOf(int node) => (int*)(_nodes.Row(node) + _linksAt);

    private Span<int> List(int node, int level) =>
        level == 0 ? new Span<int>(Lowest(node), 1 + (2 * Links)) : _upper[node].AsSpan((level - 1) * (Links + 1), Links + 1);
}
