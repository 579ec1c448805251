namespace Rung.Retrieval.Vectors.Hnsw;

/// <summary>
/// The nearest nodes that a search has met, nearest first, each with whether its links were followed. It keeps the given number of nodes
/// that may be found, and those nearer than the last of them that may not (deleted, or refused by the filter) but lead on.
/// </summary>
internal sealed class CandidatePool
{
    private const int Followed = 1 << 31;
    private const int Refused = 1 << 30;
    private const int NodeBits = Refused - 1;

    private float[] _scores = new float[64];
    private int[] _nodes = new int[64];
    private int _most;
    private int _accepted;
    private int _next;

    /// <summary>How many nodes are kept, those that may not be found included.</summary>
    public int Count { get; private set; }

    /// <summary>A node that is not nearer than this needs not be offered.</summary>
    public float Threshold { get; private set; }

    /// <summary>Empties it.</summary>
    /// <param name="most">How many nodes to keep that may be found.</param>
    public void Clear(int most)
    {
        (_most, Count, _accepted, _next) = (most, 0, 0, 0);
        Threshold = float.NegativeInfinity;
    }

    public int NodeAt(int place) => _nodes[place] & NodeBits;

    public float ScoreAt(int place) => _scores[place];

    public bool IsRefusedAt(int place) => (_nodes[place] & Refused) != 0;

    /// <summary>Keeps a node if it is near enough.</summary>
    public void Offer(int node, float score, bool mayBeFound = true)
    {
        if (score <= Threshold && _accepted == _most)
        {
            return;
        }

        var place = PlaceFor(score);
        Insert(place, mayBeFound ? node : node | Refused, score);
        _next = Math.Min(_next, place);
        _accepted += mayBeFound ? 1 : 0;
        if (_accepted >= _most)
        {
            Trim();
        }
    }

    /// <summary>The nearest node whose links were not followed yet, which they then count as.</summary>
    public bool TryFollow(out int node)
    {
        for (; _next < Count; _next++)
        {
            if (_nodes[_next] < 0)
            {
                continue;
            }

            node = NodeAt(_next);
            _nodes[_next++] |= Followed;
            return true;
        }

        node = Graph.None;
        return false;
    }

    private int PlaceFor(float score)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _scores[middle] >= score ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Insert(int place, int node, float score)
    {
        if (Count == _nodes.Length)
        {
            Array.Resize(ref _nodes, Count * 2);
            Array.Resize(ref _scores, Count * 2);
        }

        _nodes.AsSpan(place, Count - place).CopyTo(_nodes.AsSpan(place + 1));
        _scores.AsSpan(place, Count - place).CopyTo(_scores.AsSpan(place + 1));
        (_nodes[place], _scores[place]) = (node, score);
        Count++;
    }

    // The last one kept is always one that may be found.
    private void Trim()
    {
        if (_accepted > _most)
        {
            Count--;
            _accepted--;
        }

        while (IsRefusedAt(Count - 1))
        {
            Count--;
        }

        Threshold = _scores[Count - 1];
    }
}
