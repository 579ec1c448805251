using Rung.Retrieval.Vectors.Kernels;

namespace Rung.Retrieval.Vectors.Hnsw;

/// <summary>Links new nodes into a graph (algorithm 1 of Malkov and Yashunin). One for each thread; many may link at once.</summary>
/// <param name="graph">The graph.</param>
/// <param name="candidates">How many candidates a node's links are chosen from.</param>
/// <param name="entryLock">Held by who moves the graph's entry; the same for all threads.</param>
internal sealed unsafe class GraphLinker(Graph graph, int candidates, Lock entryLock)
{
    private readonly GraphSearch _search = new(graph);
    private readonly NeighbourSelection _selection = new(graph);
    private readonly int[] _chosen = new int[graph.Room(0)];

    /// <param name="node">A node that was added, with its vector, and has no links yet.</param>
    /// <param name="nodes">One more than the highest node.</param>
    public void Link(int node, int nodes)
    {
        // A node above all others becomes the entry; that nobody else does meanwhile is worth waiting for, it is one in thousands.
        var level = graph.LevelOf(node);
        if (level == Graph.Unlinked)
        {
            return;
        }

        entryLock.Enter();
        var isTop = level > graph.TopLevel;
        if (!isTop)
        {
            entryLock.Exit();
        }

        try
        {
            if (graph.Entry != Graph.None)
            {
                LinkBelow(node, Math.Min(level, graph.TopLevel), nodes);
            }

            if (isTop)
            {
                (graph.Entry, graph.TopLevel) = (node, level);
            }
        }
        finally
        {
            if (isTop)
            {
                entryLock.Exit();
            }
        }
    }

    private void LinkBelow(int node, int topLevel, int nodes)
    {
        var vector = graph.Vector(node);
        var from = _search.Descend(vector, topLevel);
        for (var level = topLevel; level >= 0; level--)
        {
            _search.Find(vector, from, level, candidates, nodes, mayBeFound: null);
            from = _search.Found.NodeAt(0);
            foreach (var other in Choose(node))
            {
                Link(node, other, level);
                Link(other, node, level);
            }
        }
    }

    private ReadOnlySpan<int> Choose(int node)
    {
        _selection.Clear();
        for (var i = 0; i < _search.Found.Count; i++)
        {
            if (_search.Found.NodeAt(i) is var other && other != node)
            {
                _selection.Add(other, _search.Found.ScoreAt(i));
            }
        }

        // Copied: choosing again for a full neighbour uses the same room.
        var chosen = _selection.Choose(graph.Links, areSorted: true);
        chosen.CopyTo(_chosen);
        return _chosen.AsSpan(0, chosen.Length);
    }

    private void Link(int node, int other, int level)
    {
        graph.Lock(node);
        try
        {
            var links = graph.LinksOf(node, level);
            if (links.Contains(other))
            {
                return;
            }

            if (links.Length < graph.Room(level))
            {
                graph.Append(node, level, other);
            }
            else
            {
                graph.Replace(node, level, ChooseAmong(node, links, other, level));
            }
        }
        finally
        {
            graph.Unlock(node);
        }
    }

    private ReadOnlySpan<int> ChooseAmong(int node, ReadOnlySpan<int> links, int other, int level)
    {
        _selection.Clear();
        var vector = graph.Vector(node);
        _selection.Add(other, DotKernel.Dot(vector, graph.Vector(other), graph.Length));
        foreach (var link in links)
        {
            _selection.Add(link, DotKernel.Dot(vector, graph.Vector(link), graph.Length));
        }

        return _selection.Choose(graph.Room(level), areSorted: false);
    }
}
