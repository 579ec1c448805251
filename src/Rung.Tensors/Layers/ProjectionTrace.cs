namespace Rung.Tensors.Layers;

/// <summary>What adapters of up to three layers keep for their backward pass.</summary>
internal sealed class ProjectionTrace : IDisposable
{
    public IReadOnlyList<Floats> Low { get; } = [new(), new(), new()];

    public void Dispose()
    {
        foreach (var low in Low)
        {
            low.Dispose();
        }
    }
}
