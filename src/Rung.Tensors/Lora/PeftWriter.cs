using System.Text.Json;
using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Lora;

/// <summary>Writes an adapter so that PEFT and vLLM load it unchanged.</summary>
internal static class PeftWriter
{
    public static void Write(LoraAdapter adapter, string folder, string? baseModel)
    {
        // The weights come last: a folder with weights is complete.
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, PeftNames.Config), stream => WriteConfig(stream, adapter, baseModel));
        SafetensorsWriter.Write(
            Path.Combine(folder, PeftNames.Weights),
            adapter.Parameters.Select(parameter => TensorContent.Of(parameter.Name, parameter.Values, [.. parameter.Shape])).Concat(adapter.Head?.Tensors ?? []),
            new Dictionary<string, string> { ["format"] = "pt" });
    }

    private static void WriteConfig(Stream stream, LoraAdapter adapter, string? baseModel)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        var (options, config) = (adapter.Options, adapter.Model.Config);
        writer.WriteStartObject();
        writer.WriteString("peft_type", "LORA");
        writer.WriteString("task_type", config.Family != ModelFamily.Bert ? "CAUSAL_LM" : config.Labels > 0 ? "SEQ_CLS" : "FEATURE_EXTRACTION");
        writer.WriteString("base_model_name_or_path", baseModel ?? adapter.Model.Source);
        writer.WriteNumber("r", options.Rank);
        writer.WriteNumber("lora_alpha", options.Alpha);
        writer.WriteNumber("lora_dropout", options.Dropout);
        writer.WriteBoolean("use_rslora", options.IsRankStabilised);
        writer.WriteString("bias", "none");
        writer.WriteBoolean("fan_in_fan_out", config.Family == ModelFamily.Gpt2);
        writer.WriteBoolean("inference_mode", true);
        writer.WriteBoolean("init_lora_weights", true);
        WriteSaved(writer, adapter);
        writer.WriteNull("layers_to_transform");
        writer.WriteNull("layers_pattern");
        writer.WriteStartArray("target_modules");
        foreach (var module in TargetNames(adapter))
        {
            writer.WriteStringValue(module);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteSaved(Utf8JsonWriter writer, LoraAdapter adapter)
    {
        if (adapter.Head is not { } head)
        {
            writer.WriteNull("modules_to_save");
            return;
        }

        writer.WriteStartArray("modules_to_save");
        foreach (var module in head.Modules)
        {
            writer.WriteStringValue(module);
        }

        writer.WriteEndArray();
    }

    private static IEnumerable<string> TargetNames(LoraAdapter adapter) =>
        adapter.Modules.Select(module => module[(module.LastIndexOf('.') + 1)..]).Distinct().Order(StringComparer.Ordinal);
}
