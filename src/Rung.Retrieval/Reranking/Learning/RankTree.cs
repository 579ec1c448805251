namespace Rung.Retrieval.Reranking.Learning;

/// <summary>A tree of questions "is this feature at most that border?"; the first node is the root.</summary>
internal sealed class RankTree(RankTree.Node[] nodes)
{
    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>The value at the leaf that the features lead to.</summary>
    public double Value(ReadOnlySpan<float> features)
    {
        var at = 0;
        while (nodes[at].Feature is >= 0 and var feature)
        {
            at = features[feature] <= nodes[at].Border ? nodes[at].Below : nodes[at].Above;
        }

        return nodes[at].Value;
    }

    /// <summary>A question, or a leaf where <paramref name="Feature"/> is −1.</summary>
    internal readonly record struct Node(int Feature, float Border, int Below, int Above, double Value);
}
