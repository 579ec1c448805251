using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Models;

/// <summary>Weights of a checkpoint. Matrices are packed straight from the mapped file, whose pages are given back then.</summary>
/// <param name="checkpoint">The file or files.</param>
/// <param name="prefixes">What names of the body may begin with or lack: <c>transformer.</c>, <c>bert.</c>.</param>
internal sealed class CheckpointSource(Checkpoint checkpoint, params string[] prefixes) : IWeightSource
{
    public bool Contains(string name) => checkpoint.Contains(Resolved(name));

    public float[] Read(string name, params ReadOnlySpan<int> shape)
    {
        var values = checkpoint.Read(Resolved(name), shape);
        checkpoint.Forget(Resolved(name));
        return values;
    }

    public WeightMatrix Pack(Workers workers, string name, int outputs, int inputs, WeightFormat format, bool isTransposed)
    {
        var stored = Resolved(name);
        var packed = PackStored(workers, stored, outputs, inputs, format, isTransposed);

        // Otherwise a model would take the memory of its file beside that of its packed weights.
        checkpoint.Forget(stored);
        return packed;
    }

    private WeightMatrix PackStored(Workers workers, string stored, int outputs, int inputs, WeightFormat format, bool isTransposed)
    {
        var type = checkpoint.Find(stored)?.ElementType switch
        {
            ElementType.Float32 => StoredType.Float32,
            ElementType.Float16 => StoredType.Float16,
            ElementType.BFloat16 => StoredType.BFloat16,
            _ => (StoredType?)null,
        };
        if (type is { } direct && !isTransposed)
        {
            checkpoint.Require(stored, outputs, inputs);
            return WeightMatrix.Pack(workers, checkpoint.Bytes(stored), direct, outputs, inputs, format);
        }

        var values = isTransposed ? Transposed(checkpoint.Read(stored, inputs, outputs), outputs, inputs) : checkpoint.Read(stored, outputs, inputs);
        return WeightMatrix.Pack(workers, values, outputs, inputs, format);
    }

    private static float[] Transposed(float[] values, int outputs, int inputs)
    {
        var result = new float[values.Length];
        for (var input = 0; input < inputs; input++)
        {
            for (var output = 0; output < outputs; output++)
            {
                result[(output * inputs) + input] = values[(input * outputs) + output];
            }
        }

        return result;
    }

    /// <summary>The name as this checkpoint has it: with the class's prefix, or without.</summary>
    private string Resolved(string name)
    {
        if (checkpoint.Contains(name))
        {
            return name;
        }

        foreach (var prefix in prefixes)
        {
            var other = name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : prefix + name;
            if (checkpoint.Contains(other))
            {
                return other;
            }
        }

        return name;
    }
}
