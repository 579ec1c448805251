namespace Rung.Retrieval.Vectors.Hnsw;

/// <summary>Which nodes a search has met: a bit each, so that a million fit into a core's own cache, and only what was set is cleared.</summary>
internal sealed class VisitedNodes
{
    private ulong[] _bits = [];
    private int[] _visited = new int[1024];
    private int _count;

    public void Clear(int nodes)
    {
        for (var i = 0; i < _count; i++)
        {
            _bits[_visited[i] >> 6] = 0;
        }

        _count = 0;
        if (_bits.Length < (nodes + 63) / 64)
        {
            _bits = new ulong[((nodes + 63) / 64) + 1024];
        }
    }

    /// <returns>Whether the node was not met before.</returns>
    public bool Add(int node)
    {
        ref var word = ref _bits[node >> 6];
        var bit = 1UL << node;
        if ((word & bit) != 0)
        {
            return false;
        }

        word |= bit;
        if (_count == _visited.Length)
        {
            Array.Resize(ref _visited, _count * 2);
        }

        _visited[_count++] = node;
        return true;
    }
}
