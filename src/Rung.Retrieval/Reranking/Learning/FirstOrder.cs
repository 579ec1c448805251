namespace Rung.Retrieval.Reranking.Learning;

/// <summary>Learns nothing: every candidate scores the same and stays where it stands.</summary>
internal sealed class FirstOrder : IRankLearner, IRankModel
{
    public string Name => "as retrieved";

    public IRankModel Learn(IReadOnlyList<RankingExample> examples, ulong seed) => this;

    public double Score(ReadOnlySpan<float> features) => 0;
}
