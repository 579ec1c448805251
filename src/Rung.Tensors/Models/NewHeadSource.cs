using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Models;

/// <summary>A checkpoint's body with a head by chance: its last layer always, the one before where the checkpoint lacks it.</summary>
internal sealed class NewHeadSource(IWeightSource body, IWeightSource chance) : IWeightSource
{
    public bool Contains(string name) => true;

    public float[] Read(string name, params ReadOnlySpan<int> shape) => For(name).Read(name, shape);

    public WeightMatrix Pack(Workers workers, string name, int outputs, int inputs, WeightFormat format, bool isTransposed) =>
        For(name).Pack(workers, name, outputs, inputs, format, isTransposed);

    private IWeightSource For(string name) =>
        name.StartsWith("classifier.", StringComparison.Ordinal) || (name.Contains("pooler.", StringComparison.Ordinal) && !body.Contains(name)) ? chance : body;
}
