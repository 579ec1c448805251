using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;
using Rung.Tensors.Lora;

namespace Rung.Tensors.Tests.Models;

/// <summary>A model's tensors by their names in the file, in double precision.</summary>
internal sealed class ReferenceWeights
{
    private readonly Dictionary<string, double[]> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long[]> _shapes = new(StringComparer.Ordinal);

    /// <summary>The adapters' scale; they are applied where their two matrices are there.</summary>
    public double AdapterScale { get; init; }

    public IEnumerable<string> Names => _values.Keys;

    public double[] this[string name] => _values[name];

    public static ReferenceWeights Read(string path)
    {
        var weights = new ReferenceWeights();
        using var file = SafetensorsFile.Open(path);
        foreach (var entry in file.Tensors.Values)
        {
            var values = new float[entry.Count];
            file.ReadFloats(entry.Name, values);
            weights.Add(entry.Name, Array.ConvertAll(values, value => (double)value), [.. entry.Shape]);
        }

        return weights;
    }

    /// <summary>What a parameter in memory is called here.</summary>
    public static string NameOf(Parameter parameter) =>
        parameter.Name.Replace("base_model.model.", "", StringComparison.Ordinal).Replace("transformer.", "", StringComparison.Ordinal);

    /// <summary>The same weights with an adapter's beside them.</summary>
    public ReferenceWeights With(LoraAdapter adapter)
    {
        var result = new ReferenceWeights { AdapterScale = adapter.Options.Scale };
        foreach (var name in Names)
        {
            result.Add(name, this[name], ShapeOf(name));
        }

        foreach (var parameter in adapter.Parameters)
        {
            result.Add(NameOf(parameter), Array.ConvertAll(parameter.Values, value => (double)value), [.. parameter.Shape]);
        }

        return result;
    }

    public void Add(string name, double[] values, long[] shape)
    {
        _values[name] = values;
        _shapes[name] = shape;
    }

    public long[] ShapeOf(string name) => _shapes[name];

    public double[]? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>x · Wᵀ + b, and what an adapter adds to it.</summary>
    public double[][] Linear(string name, double[][] x)
    {
        var weight = _values[name + ".weight"];
        var result = ReferenceMath.Linear(x, weight, Find(name + ".bias"), weight.Length / x[0].Length);
        if (Find(name + ".lora_A.weight") is not { } a)
        {
            return result;
        }

        var rank = a.Length / x[0].Length;
        var update = ReferenceMath.Linear(ReferenceMath.Linear(x, a, null, rank), _values[name + ".lora_B.weight"], null, result[0].Length);
        return [.. result.Zip(update, (row, more) => row.Zip(more, (value, delta) => value + (AdapterScale * delta)).ToArray())];
    }

    public double[][] Rows(string name, IEnumerable<int> indices)
    {
        var width = (int)_shapes[name][1];
        return [.. indices.Select(index => _values[name].AsSpan(index * width, width).ToArray())];
    }
}
