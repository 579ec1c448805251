using System.Globalization;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>Writes a model in memory as a checkpoint that loads here and elsewhere: after training all of it.</summary>
public static class ModelWriter
{
    /// <summary>
    /// Writes <c>model.safetensors</c> in 32 bits, and <c>config.json</c> and what else lies beside the source's weights.
    /// An adapter that is attached is not part of it. The folder may be the source itself.
    /// </summary>
    /// <exception cref="CheckpointException">The folder holds weights in several files, which would be read instead.</exception>
    public static void Write(CausalModel model, string folder)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(folder);
        ModelFolder.Prepare(model.Source, folder);
        if (!Directory.Exists(model.Source))
        {
            ConfigWriter.Write(Path.Combine(folder, "config.json"), model.Config);
        }

        WriteWeights(model, folder);
    }

    /// <summary>
    /// Writes an encoder as a folder that <see cref="TextEncoder.Load"/> and sentence-transformers open: <c>model.safetensors</c> in
    /// 32 bits, its configuration and how it pools, and what else lies beside the source's weights. Merge an adapter first.
    /// </summary>
    /// <param name="encoder">What is written.</param>
    /// <param name="folder">Where it goes.</param>
    /// <param name="labels">Names of the labels, where it has a head; numbers where nothing is given.</param>
    /// <exception cref="CheckpointException">The folder holds weights in several files, which would be read instead.</exception>
    public static void Write(TextEncoder encoder, string folder, IReadOnlyList<string>? labels = null)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(folder);
        var config = encoder.Config;
        labels ??= [.. Enumerable.Range(0, config.Labels).Select(label => string.Create(CultureInfo.InvariantCulture, $"LABEL_{label}"))];
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Count, config.Labels, nameof(labels));
        ModelFolder.Prepare(encoder.Source, folder);
        ConfigWriter.WriteEncoder(Path.Combine(folder, "config.json"), config, labels);
        encoder.Embedding.Write(folder, config.HiddenSize);
        WriteWeights(encoder, folder);
    }

    private static void WriteWeights(Network model, string folder)
    {
        var isTransposed = model.Config.Family == ModelFamily.Gpt2;
        SafetensorsWriter.Write(
            Path.Combine(folder, "model.safetensors"),
            model.Linears.Select(linear => Weight(linear, isTransposed))
                .Concat(model.OtherParameters.Select(parameter => TensorContent.Of(parameter.Name, parameter.Values, [.. parameter.Shape])))
                .Concat(model.Tables.Select(table => TensorContent.Of(table.Name, Values(table), table.Weight.Outputs, table.Weight.Inputs))),
            new Dictionary<string, string> { ["format"] = "pt" });
    }

    private static TensorContent Weight(Linear linear, bool isTransposed)
    {
        var values = new float[linear.Outputs * linear.Inputs];
        linear.Weight.Unpack(values);
        return isTransposed
            ? TensorContent.Of($"{linear.Name}.weight", Transposed(values, linear.Outputs, linear.Inputs), linear.Inputs, linear.Outputs)
            : TensorContent.Of($"{linear.Name}.weight", values, linear.Outputs, linear.Inputs);
    }

    private static float[] Values(TokenTable table)
    {
        var values = new float[table.Weight.Outputs * table.Weight.Inputs];
        table.Weight.Unpack(values);
        return values;
    }

    private static float[] Transposed(float[] values, int rows, int columns)
    {
        var result = new float[values.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                result[(column * rows) + row] = values[(row * columns) + column];
            }
        }

        return result;
    }
}
