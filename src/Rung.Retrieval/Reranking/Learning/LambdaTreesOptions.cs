namespace Rung.Retrieval.Reranking.Learning;

/// <summary>How trees are grown; the defaults are cautious, for hundreds of queries.</summary>
internal sealed record LambdaTreesOptions
{
    /// <summary>How many trees.</summary>
    public int Trees { get; init; } = 100;

    /// <summary>How many splits from the root to a leaf, at most.</summary>
    public int Levels { get; init; } = 3;

    /// <summary>What share of a tree's advice is taken.</summary>
    public double Rate { get; init; } = 0.1;

    /// <summary>Candidates in a leaf, at least.</summary>
    public int LeafSize { get; init; } = 50;

    /// <summary>Added to the curvature of a leaf: few candidates speak softly.</summary>
    public double Penalty { get; init; } = 5;

    /// <summary>The share of the queries that each tree is grown from.</summary>
    public double QueryShare { get; init; } = 0.7;

    /// <summary>The share of the features that each tree may ask.</summary>
    public double FeatureShare { get; init; } = 0.5;
}
