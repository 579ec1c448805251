namespace Rung.Core.Similarity;

/// <summary>
/// Joins near pairs into clusters, the most similar first. Without a guard a chain of small steps would join texts that have
/// nothing in common: two clusters become one only where every member of the smaller is at most twice as far from the
/// centre of the larger as two near texts may be. The larger's centre is then that of both; of equally large ones the
/// centre of smaller rank stays, so the outcome hangs on the texts alone.
/// </summary>
internal sealed class Clustering
{
    private const int Slack = 2;

    private readonly Nearness _nearness;
    private readonly Dictionary<int, List<int>> _members = [];
    private readonly Dictionary<int, double> _lowest = [];
    private readonly Dictionary<int, int> _centreOf = [];

    private Clustering(Nearness nearness) => _nearness = nearness;

    /// <summary>The ranks of each cluster of at least two, with the lowest similarity of the pairs that joined it.</summary>
    public static IEnumerable<(IReadOnlyList<int> Ranks, double LowestSimilarity)> Of(
        List<NearPair> pairs, Nearness nearness, CancellationToken cancellationToken)
    {
        pairs.Sort((one, other) => (-one.Similarity, one.One, one.Other).CompareTo((-other.Similarity, other.One, other.Other)));
        var clustering = new Clustering(nearness);
        foreach (var pair in pairs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            clustering.Join(pair);
        }

        return clustering._members.Where(cluster => cluster.Value.Count > 1)
            .Select(cluster => ((IReadOnlyList<int>)cluster.Value, clustering._lowest[cluster.Key]));
    }

    private void Join(NearPair pair)
    {
        var (larger, smaller) = (CentreOf(pair.One), CentreOf(pair.Other));
        if (larger == smaller)
        {
            return;
        }

        if ((_members[smaller].Count, -smaller).CompareTo((_members[larger].Count, -larger)) > 0)
        {
            (larger, smaller) = (smaller, larger);
        }

        if (_members[smaller].Exists(member => _nearness.Of(larger, member, Slack) < 0))
        {
            return;
        }

        foreach (var member in _members[smaller])
        {
            _centreOf[member] = larger;
        }

        _members[larger].AddRange(_members[smaller]);
        _members.Remove(smaller);
        _lowest[larger] = Math.Min(Math.Min(_lowest[larger], _lowest[smaller]), pair.Similarity);
    }

    private int CentreOf(int rank)
    {
        if (_centreOf.TryGetValue(rank, out var centre))
        {
            return centre;
        }

        _members.Add(rank, [rank]);
        _lowest.Add(rank, 1);
        _centreOf.Add(rank, rank);
        return rank;
    }
}
