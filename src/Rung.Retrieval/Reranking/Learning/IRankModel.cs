namespace Rung.Retrieval.Reranking.Learning;

/// <summary>Scores a candidate by its features; comparable within one query. Safe for concurrent calls.</summary>
internal interface IRankModel
{
    double Score(ReadOnlySpan<float> features);
}
