using System.Runtime.InteropServices;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Models;

namespace Rung.Tensors.Lora;

/// <summary>
/// Writes a model whose weights have an adapter added, as a checkpoint of its own that needs no adapter any more. The files
/// of the base stay as they are; adding the same adapter with the opposite sign would not give its bits back, so keep them.
/// </summary>
public static class MergedCheckpoint
{
    /// <param name="baseFolder">The model's folder.</param>
    /// <param name="adapterFolder">The adapter's folder, in PEFT's format.</param>
    /// <param name="targetFolder">Where the merged model goes; each tensor keeps its type.</param>
    /// <exception cref="TensorException">Something is damaged, or the adapter was made for another model.</exception>
    public static void Write(string baseFolder, string adapterFolder, string targetFolder)
    {
        ArgumentNullException.ThrowIfNull(baseFolder);
        ArgumentNullException.ThrowIfNull(adapterFolder);
        ArgumentNullException.ThrowIfNull(targetFolder);
        if (ModelFolder.AreSame(baseFolder, targetFolder))
        {
            throw new LoraException($"'{targetFolder}' is the folder of the model itself, whose weights would be lost. Write to another folder.");
        }

        var options = PeftConfig.Read(Path.Combine(adapterFolder, PeftNames.Config));
        RefuseSaved(adapterFolder);
        var isTransposed = ConfigReader.Read(baseFolder).Family == ModelFamily.Gpt2;
        using var model = Checkpoint.Open(baseFolder);
        using var adapter = Checkpoint.Open(Path.Combine(adapterFolder, PeftNames.Weights));

        var modules = adapter.Names.Select(ModuleOf).OfType<string>().Distinct().ToList();
        var weightOf = modules.ToDictionary(module => WeightOf(model, adapter, module), StringComparer.Ordinal);
        ModelFolder.Prepare(baseFolder, targetFolder);
        SafetensorsWriter.Write(
            Path.Combine(targetFolder, "model.safetensors"),
            model.Names.Select(name => weightOf.TryGetValue(name, out var module)
                ? Content(model.Find(name)!, () => Merged(model, adapter, name, module, options, isTransposed))
                : Content(model.Find(name)!, () => model.Bytes(name).ToArray())),
            new Dictionary<string, string> { ["format"] = "pt" });
    }

    private static void RefuseSaved(string adapterFolder)
    {
        if (PeftConfig.SavedModules(Path.Combine(adapterFolder, PeftNames.Config)) is { Count: > 0 } saved)
        {
            throw new LoraException(
                $"'{adapterFolder}' has {string.Join(", ", saved)} saved whole. Load the encoder with its labels, load and merge the adapter, and write it with {nameof(ModelWriter)}.");
        }
    }

    private static string? ModuleOf(string tensor)
    {
        const string Prefix = "base_model.model.", Suffix = ".lora_A.weight";
        return tensor.StartsWith(Prefix, StringComparison.Ordinal) && tensor.EndsWith(Suffix, StringComparison.Ordinal)
            ? tensor[Prefix.Length..^Suffix.Length]
            : null;
    }

    /// <summary>Checkpoints name the body with or without the class's own prefix.</summary>
    private static string WeightOf(Checkpoint model, Checkpoint adapter, string module)
    {
        var name = $"{module}.weight";
        return new[] { name, name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..] }.FirstOrDefault(model.Contains)
            ?? throw new CheckpointException(adapter.Path, $"It changes '{module}', which the model does not have.");
    }

    private static TensorContent Content(TensorEntry entry, Func<ReadOnlyMemory<byte>> bytes) =>
        new(entry.Name, entry.ElementType, entry.Shape, bytes);

    private static ReadOnlyMemory<byte> Merged(
        Checkpoint model, Checkpoint adapter, string name, string module, LoraOptions options, bool isTransposed)
    {
        var entry = model.Find(name)!;
        var (rows, columns) = ((int)entry.Shape[0], (int)entry.Shape[1]);
        var (outputs, inputs) = isTransposed ? (columns, rows) : (rows, columns);
        var weight = model.Read(name, rows, columns);
        var a = adapter.Read(PeftNames.A(module), options.Rank, inputs);
        var b = adapter.Read(PeftNames.B(module), outputs, options.Rank);
        for (var output = 0; output < outputs; output++)
        {
            for (var input = 0; input < inputs; input++)
            {
                var sum = 0.0;
                for (var k = 0; k < options.Rank; k++)
                {
                    sum += (double)b[(output * options.Rank) + k] * a[(k * inputs) + input];
                }

                weight[isTransposed ? (input * outputs) + output : (output * inputs) + input] += (float)(options.Scale * sum);
            }
        }

        return Stored(entry.ElementType, weight, model.Path);
    }

    private static ReadOnlyMemory<byte> Stored(ElementType type, float[] values, string path) => type switch
    {
        ElementType.Float32 => MemoryMarshal.AsBytes(values.AsSpan()).ToArray(),
        ElementType.BFloat16 => MemoryMarshal.AsBytes(Array.ConvertAll(values, ElementTypes.ToBFloat16).AsSpan()).ToArray(),
        ElementType.Float16 => MemoryMarshal.AsBytes(Array.ConvertAll(values, value => (Half)value).AsSpan()).ToArray(),
        _ => throw new CheckpointException(path, $"Weights of type {type} cannot take an adapter; convert them to F32, F16 or BF16."),
    };
}
