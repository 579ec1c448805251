using System.Collections.Immutable;

namespace Rung.Tensors.Layers;

/// <summary>Numbers that a training may change. They have a gradient while they are trained, and none otherwise.</summary>
internal sealed class Parameter(string name, ImmutableArray<long> shape, float[] values)
{
    /// <summary>Its name in a checkpoint.</summary>
    public string Name { get; } = name;

    public ImmutableArray<long> Shape { get; } = shape;

    public float[] Values { get; } = values;

    public float[]? Gradient { get; private set; }

    /// <summary>Whether weight decay shrinks it: matrices do, gains and biases do not.</summary>
    public bool Decays => Shape.Length > 1;

    public bool IsTrained => Gradient is not null;

    public void Train() => Gradient ??= new float[Values.Length];

    public void Freeze() => Gradient = null;
}
