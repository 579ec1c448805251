using System.Runtime.Intrinsics.X86;
using Rung.Retrieval.Vectors.Kernels;

namespace Rung.Retrieval.Vectors.Hnsw;

/// <summary>
/// Finds the nodes near to a vector (algorithms 2 and 5 of Malkov and Yashunin, "Efficient and robust approximate nearest neighbor search
/// using hierarchical navigable small world graphs", 2018). One thread at a time; kept and used again, so that it allocates nothing.
/// </summary>
internal sealed unsafe class GraphSearch(Graph graph)
{
    private const int LineBytes = 64;

    private readonly VisitedNodes _visited = new();
    private readonly int[] _met = new int[graph.Room(0) + 4];

    /// <summary>What the last search found, nearest first.</summary>
    public CandidatePool Found { get; } = new();

    /// <summary>Goes down from the top to a level, on each to the node that none of its links is nearer than.</summary>
    public int Descend(float* vector, int toLevel)
    {
        var nearest = graph.Entry;
        var score = DotKernel.Dot(vector, graph.Vector(nearest), graph.Length);
        for (var level = graph.TopLevel; level > toLevel; level--)
        {
            while (TryStep(vector, level, ref nearest, ref score))
            {
            }
        }

        return nearest;
    }

    /// <summary>Finds the nearest nodes of a level into <see cref="Found"/>.</summary>
    /// <param name="vector">What to be near to.</param>
    /// <param name="from">The node to begin at.</param>
    /// <param name="level">The level.</param>
    /// <param name="most">How many to find.</param>
    /// <param name="nodes">One more than the highest node.</param>
    /// <param name="mayBeFound">Which nodes count; all when null.</param>
    public void Find(float* vector, int from, int level, int most, int nodes, Predicate<int>? mayBeFound)
    {
        _visited.Clear(nodes);
        Found.Clear(most);
        _visited.Add(from);
        Found.Offer(from, DotKernel.Dot(vector, graph.Vector(from), graph.Length), mayBeFound?.Invoke(from) != false);
        while (Found.TryFollow(out var node))
        {
            var met = Meet(graph.LinksOf(node, level));
            Compare(vector, met, mayBeFound);
        }
    }

    private bool TryStep(float* vector, int level, ref int nearest, ref float score)
    {
        var before = nearest;
        foreach (var link in graph.LinksOf(nearest, level))
        {
            var other = DotKernel.Dot(vector, graph.Vector(link), graph.Length);
            if (other > score)
            {
                (nearest, score) = (link, other);
            }
        }

        return nearest != before;
    }

    // All vectors are called for before the first is used: the memory answers many at once.
    private int Meet(ReadOnlySpan<int> links)
    {
        var met = 0;
        foreach (var link in links)
        {
            if (_visited.Add(link))
            {
                _met[met++] = link;
                Prefetch((byte*)graph.Vector(link));
            }
        }

        return met;
    }

    private void Prefetch(byte* vector)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        var end = vector + (Math.Min(graph.Length, 256) * sizeof(float));
        for (; vector < end; vector += LineBytes)
        {
            Sse.Prefetch0(vector);
        }
    }

    private void Compare(float* vector, int met, Predicate<int>? mayBeFound)
    {
        var products = stackalloc float[4];
        for (var i = 0; i < met; i += 4)
        {
            var count = Math.Min(4, met - i);
            _met.AsSpan(i + count, 4 - count).Fill(_met[i]);
            DotKernel.DotFour(
                vector, graph.Vector(_met[i]), graph.Vector(_met[i + 1]), graph.Vector(_met[i + 2]), graph.Vector(_met[i + 3]), graph.Length, products);
            for (var j = 0; j < count; j++)
            {
                if (products[j] > Found.Threshold)
                {
                    Found.Offer(_met[i + j], products[j], mayBeFound?.Invoke(_met[i + j]) != false);
                }
            }
        }
    }
}
