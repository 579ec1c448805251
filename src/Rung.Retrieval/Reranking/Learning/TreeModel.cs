namespace Rung.Retrieval.Reranking.Learning;

/// <summary>The sum of trees.</summary>
internal sealed class TreeModel(RankTree[] trees) : IRankModel
{
    public IReadOnlyList<RankTree> Trees => trees;

    public double Score(ReadOnlySpan<float> features)
    {
        var sum = 0.0;
        foreach (var tree in trees)
        {
            sum += tree.Value(features);
        }

        return sum;
    }
}
