using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>Writes a model in memory as a checkpoint that loads here and elsewhere: after training all of it.</summary>
public static class ModelWriter
{
    /// <summary>
    /// Writes <c>model.safetensors</c> in 32 bits, and <c>config.json</c> and what else lies beside the source's weights.
    /// An adapter that is attached is not part of it.
    /// </summary>
    public static void Write(CausalModel model, string folder)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(folder);
        Directory.CreateDirectory(folder);
        if (Directory.Exists(model.Source))
        {
            foreach (var file in Directory.EnumerateFiles(model.Source).Where(file => !file.Contains(".safetensors", StringComparison.Ordinal)))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
            }
        }
        else
        {
            ConfigWriter.Write(Path.Combine(folder, "config.json"), model.Config);
        }

        SafetensorsWriter.Write(
            Path.Combine(folder, "model.safetensors"), Tensors(model), new Dictionary<string, string> { ["format"] = "pt" });
    }

    private static IEnumerable<TensorContent> Tensors(CausalModel model)
    {
        var isTransposed = model.Config.Family == ModelFamily.Gpt2;
        var tables = model.Head == model.Tokens ? [model.Tokens] : new[] { model.Tokens, model.Head };
        return model.Linears.Select(linear => Weight(linear, isTransposed))
            .Concat(model.OtherParameters.Select(parameter => TensorContent.Of(parameter.Name, parameter.Values, [.. parameter.Shape])))
            .Concat(tables.Select(table => TensorContent.Of(table.Name, Values(table), table.Weight.Outputs, table.Weight.Inputs)));
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
