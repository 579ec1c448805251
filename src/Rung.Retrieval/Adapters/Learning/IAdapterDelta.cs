namespace Rung.Retrieval.Adapters.Learning;

/// <summary>The part Δ of W = I + Δ that is learnt.</summary>
internal interface IAdapterDelta
{
    /// <summary>q + Δ·q.</summary>
    float[] Map(float[] query);

    /// <summary>Adds what a slope by the mapped query says of Δ.</summary>
    void AddSlope(float[] query, float[] slope);

    /// <summary>Takes a step against the slopes added since the last one.</summary>
    void Step();

    QueryAdapter ToAdapter();
}
