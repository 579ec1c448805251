using System.Runtime.InteropServices;

namespace Rung.Retrieval.Vectors.Hnsw;

/// <summary>
/// Which nodes have one and the same vector. Only the first of them is linked: a thousand copies of one text, linked with each other,
/// would be an island that no walk leaves and few find. The others hang on the first and are found with it. Changed under the index's
/// lock.
/// </summary>
internal sealed class CopyChains
{
    private readonly Dictionary<int, int> _firsts = [];
    private int[] _next = [];

    /// <summary>The next node with the same vector; <see cref="Graph.None"/> behind the last.</summary>
    public int NextOf(int node) => _next[node];

    public void Reserve(int nodes)
    {
        if (nodes > _next.Length)
        {
            Array.Resize(ref _next, (int)Math.Min(Math.Max(nodes, _next.Length * 3L / 2), Array.MaxLength));
        }
    }

    /// <summary>Hangs the node on the first one of the same vector.</summary>
    /// <returns>Whether there is one; otherwise the node is the first itself.</returns>
    public bool TryJoin(int node, Graph graph)
    {
        var vector = Bytes(graph, node);
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_firsts, HashOf(vector), out var isKnown);

        // Vectors that differ and share a hash are no copies; the later one is then linked as if it were the only one of its kind.
        _next[node] = Graph.None;
        if (!isKnown)
        {
            first = node;
        }
        else if (vector.SequenceEqual(Bytes(graph, first)))
        {
            (_next[node], _next[first]) = (_next[first], node);
            return true;
        }

        return false;
    }

    /// <summary>Takes a node over from a file.</summary>
    public void Restore(int node, int next, bool isFirst, Graph graph)
    {
        _next[node] = next;
        if (isFirst)
        {
            _firsts.TryAdd(HashOf(Bytes(graph, node)), node);
        }
    }

    private static int HashOf(ReadOnlySpan<byte> vector)
    {
        var hash = default(HashCode);
        hash.AddBytes(vector);
        return hash.ToHashCode();
    }

    private static unsafe ReadOnlySpan<byte> Bytes(Graph graph, int node) => new(graph.Vector(node), graph.Length * sizeof(float));
}
