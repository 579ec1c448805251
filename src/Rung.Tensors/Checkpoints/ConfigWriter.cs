using System.Globalization;
using System.Text.Json;

namespace Rung.Tensors.Checkpoints;

/// <summary>Writes <c>config.json</c> for a model that was trained here.</summary>
internal static class ConfigWriter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>For an encoder.</summary>
    /// <param name="path">The file.</param>
    /// <param name="config">Its shape.</param>
    /// <param name="labels">Names of its labels, as many as it has.</param>
    public static void WriteEncoder(string path, ModelConfig config, IReadOnlyList<string> labels) => AtomicFile.Write(path, stream =>
    {
        using var writer = new Utf8JsonWriter(stream, Indented);
        writer.WriteStartObject();
        writer.WriteString("model_type", config.ModelType);
        writer.WriteNumber("vocab_size", config.VocabularySize);
        WriteBert(writer, config);
        WriteLabels(writer, config, labels);
        writer.WriteEndObject();
    });

    /// <summary>For a causal model.</summary>
    public static void Write(string path, ModelConfig config) => AtomicFile.Write(path, stream =>
    {
        using var writer = new Utf8JsonWriter(stream, Indented);
        writer.WriteStartObject();
        writer.WriteString("model_type", config.ModelType);
        writer.WriteNumber("vocab_size", config.VocabularySize);
        writer.WriteBoolean("tie_word_embeddings", config.TiesEmbeddings);
        if (config.Family == ModelFamily.Gpt2)
        {
            WriteGpt2(writer, config);
        }
        else
        {
            WriteLlama(writer, config);
        }

        WriteTokens(writer, config);
        writer.WriteEndObject();
    });

    private static void WriteGpt2(Utf8JsonWriter writer, ModelConfig config)
    {
        writer.WriteNumber("n_embd", config.HiddenSize);
        writer.WriteNumber("n_inner", config.IntermediateSize);
        writer.WriteNumber("n_layer", config.Layers);
        writer.WriteNumber("n_head", config.Heads);
        writer.WriteNumber("n_positions", config.MaxPositions);
        writer.WriteNumber("layer_norm_epsilon", config.NormEpsilon);
        writer.WriteString("activation_function", NameOf(config.Activation));
        writer.WriteBoolean("scale_attn_weights", config.ScalesByHeadSize);
        writer.WriteBoolean("scale_attn_by_inverse_layer_idx", config.ScalesByLayer);
    }

    private static void WriteLlama(Utf8JsonWriter writer, ModelConfig config)
    {
        if (config.RopeScaling.Kind != RopeScalingKind.None || !config.LayersWithoutRotary.IsEmpty)
        {
            throw new NotSupportedException("Only models with plain rotary positions are written as new ones.");
        }

        writer.WriteNumber("hidden_size", config.HiddenSize);
        writer.WriteNumber("intermediate_size", config.IntermediateSize);
        writer.WriteNumber("num_hidden_layers", config.Layers);
        writer.WriteNumber("num_attention_heads", config.Heads);
        writer.WriteNumber("num_key_value_heads", config.KeyValueHeads);
        writer.WriteNumber("head_dim", config.HeadSize);
        writer.WriteNumber("max_position_embeddings", config.MaxPositions);
        writer.WriteNumber("rms_norm_eps", config.NormEpsilon);
        writer.WriteNumber("rope_theta", config.RopeTheta);
        writer.WriteNumber("partial_rotary_factor", (float)config.RotarySize / config.HeadSize);
        writer.WriteString("hidden_act", NameOf(config.Activation));
        writer.WriteBoolean("attention_bias", config.HasQueryKeyValueBias);
        writer.WriteBoolean("mlp_bias", config.HasFeedForwardBias);
        if (config.SlidingWindow is { } window)
        {
            writer.WriteNumber("sliding_window", window);
            writer.WriteBoolean("use_sliding_window", true);
            writer.WriteNumber("max_window_layers", config.FirstSlidingLayer);
        }
    }

    private static void WriteBert(Utf8JsonWriter writer, ModelConfig config)
    {
        writer.WriteNumber("hidden_size", config.HiddenSize);
        writer.WriteNumber("intermediate_size", config.IntermediateSize);
        writer.WriteNumber("num_hidden_layers", config.Layers);
        writer.WriteNumber("num_attention_heads", config.Heads);
        writer.WriteNumber("max_position_embeddings", config.MaxPositions + config.FirstPosition);
        writer.WriteNumber("type_vocab_size", config.TokenTypes);
        writer.WriteNumber("layer_norm_eps", config.NormEpsilon);
        writer.WriteString("hidden_act", NameOf(config.Activation));
        if (config.FirstPosition > 0)
        {
            writer.WriteNumber("pad_token_id", config.FirstPosition - 1);
        }
    }

    private static void WriteLabels(Utf8JsonWriter writer, ModelConfig config, IReadOnlyList<string> labels)
    {
        var family = config.ModelType switch { "bert" => "Bert", "camembert" => "Camembert", "xlm-roberta" => "XLMRoberta", _ => "Roberta" };
        writer.WriteStartArray("architectures");
        writer.WriteStringValue(config.Labels == 0 ? $"{family}Model" : $"{family}ForSequenceClassification");
        writer.WriteEndArray();
        if (config.Labels == 0)
        {
            return;
        }

        writer.WriteStartObject("id2label");
        for (var label = 0; label < labels.Count; label++)
        {
            writer.WriteString(label.ToString(CultureInfo.InvariantCulture), labels[label]);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("label2id");
        for (var label = 0; label < labels.Count; label++)
        {
            writer.WriteNumber(labels[label], label);
        }

        writer.WriteEndObject();
    }

    private static void WriteTokens(Utf8JsonWriter writer, ModelConfig config)
    {
        if (config.BeginningToken is { } beginning)
        {
            writer.WriteNumber("bos_token_id", beginning);
        }

        writer.WriteStartArray("eos_token_id");
        foreach (var token in config.EndTokens)
        {
            writer.WriteNumberValue(token);
        }

        writer.WriteEndArray();
    }

    private static string NameOf(Activation activation) => activation switch
    {
        Activation.Silu => "silu",
        Activation.Gelu => "gelu",
        _ => "gelu_pytorch_tanh",
    };
}
