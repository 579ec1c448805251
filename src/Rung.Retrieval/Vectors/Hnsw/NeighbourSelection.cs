using Rung.Retrieval.Vectors.Kernels;

namespace Rung.Retrieval.Vectors.Hnsw;

/// <summary>
/// Chooses which candidates a node is linked with (algorithm 4 of Malkov and Yashunin): the nearest first, and only those that are nearer to
/// the node than to any one chosen already. Links then lead in different directions, also from one cluster to another.
/// </summary>
internal sealed unsafe class NeighbourSelection(Graph graph)
{
    private int[] _nodes = new int[256];
    private float[] _scores = new float[256];
    private int _count;

    /// <summary>Forgets the candidates.</summary>
    public void Clear() => _count = 0;

    /// <param name="node">A candidate.</param>
    /// <param name="score">Its similarity to the node that is linked.</param>
    public void Add(int node, float score)
    {
        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, _count * 2);
            Array.Resize(ref _scores, _count * 2);
        }

        _nodes[_count] = node;
        _scores[_count++] = -score;
    }

    /// <summary>The nodes chosen, nearest first; good until the next call.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="areSorted">Whether the candidates were added nearest first.</param>
    public ReadOnlySpan<int> Choose(int most, bool areSorted)
    {
        if (!areSorted)
        {
            _scores.AsSpan(0, _count).Sort(_nodes.AsSpan(0, _count));
        }

        var chosen = 0;
        for (var i = 0; i < _count && chosen < most; i++)
        {
            if (IsNearerToNode(i, chosen))
            {
                _nodes[chosen++] = _nodes[i];
            }
        }

        return _nodes.AsSpan(0, chosen);
    }

    private bool IsNearerToNode(int candidate, int chosen)
    {
        var vector = graph.Vector(_nodes[candidate]);
        var score = -_scores[candidate];
        var products = stackalloc float[4];
        var i = 0;
        for (; i + 4 <= chosen; i += 4)
        {
            DotKernel.DotFour(
                vector, graph.Vector(_nodes[i]), graph.Vector(_nodes[i + 1]), graph.Vector(_nodes[i + 2]), graph.Vector(_nodes[i + 3]), graph.Length, products);
            if (Math.Max(Math.Max(products[0], products[1]), Math.Max(products[2], products[3])) > score)
            {
                return false;
            }
        }

        for (; i < chosen; i++)
        {
            if (DotKernel.Dot(vector, graph.Vector(_nodes[i]), graph.Length) > score)
            {
                return false;
            }
        }

        return true;
    }
}
