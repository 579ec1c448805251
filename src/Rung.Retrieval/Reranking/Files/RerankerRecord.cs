namespace Rung.Retrieval.Reranking.Files;

/// <summary>A lexical reranker as its file says it, in JSON.</summary>
internal sealed record RerankerRecord
{
    /// <summary>The way it was learnt.</summary>
    public required string Learner { get; init; }

    public required TriedLearner[] Tried { get; init; }

    /// <summary>How many signals of other scorers each candidate has.</summary>
    public required int Signals { get; init; }

    /// <summary>What its numbers are for: another program may make other features, and must not use them.</summary>
    public required string[] Features { get; init; }

    public required int Passages { get; init; }

    public required double MeanLength { get; init; }

    /// <summary>In how many passages each stem stands.</summary>
    public required SortedDictionary<string, int> Stems { get; init; }

    /// <summary>Of a linear model.</summary>
    public double[]? Weights { get; init; }

    /// <summary>Of a model of trees, each the nodes from the root on.</summary>
    public NodeRecord[][]? Trees { get; init; }
}
