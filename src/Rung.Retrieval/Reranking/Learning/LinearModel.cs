namespace Rung.Retrieval.Reranking.Learning;

/// <summary>w·x.</summary>
internal sealed class LinearModel(double[] weights) : IRankModel
{
    public IReadOnlyList<double> Weights => weights;

    public double Score(ReadOnlySpan<float> features)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * features[i];
        }

        return sum;
    }
}
