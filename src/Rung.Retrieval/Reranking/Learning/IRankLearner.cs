namespace Rung.Retrieval.Reranking.Learning;

/// <summary>Learns to order candidates; the same examples and seed give the same model.</summary>
internal interface IRankLearner
{
    string Name { get; }

    IRankModel Learn(IReadOnlyList<RankingExample> examples, ulong seed);
}
