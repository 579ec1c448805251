namespace Rung.Retrieval.Reranking.Features;

/// <summary>Collects the features of one candidate with their names.</summary>
internal sealed class FeatureRow
{
    private readonly List<(string Name, float Value)> _features = [];

    public IEnumerable<string> Names => _features.Select(feature => feature.Name);

    public float[] Values => [.. _features.Select(feature => feature.Value)];

    public void Add(string name, double value) => _features.Add((name, (float)value));
}
