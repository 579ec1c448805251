using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Tests.Models;

/// <summary>Writes small models of every family with random weights, in the layout of their published checkpoints.</summary>
internal static class RandomModel
{
    public const string Llama = """
        {"model_type":"llama","vocab_size":61,"hidden_size":24,"intermediate_size":36,"num_hidden_layers":2,"num_attention_heads":4,
        "num_key_value_heads":2,"hidden_act":"silu","rms_norm_eps":1e-5,"rope_theta":10000.0,"max_position_embeddings":64,"tie_word_embeddings":false,"eos_token_id":2}
        """;

    public const string Gpt2 = """
        {"model_type":"gpt2","vocab_size":61,"n_embd":24,"n_layer":2,"n_head":3,"n_positions":64,"activation_function":"gelu_new","layer_norm_epsilon":1e-5}
        """;

    public const string Bert = """
        {"model_type":"bert","vocab_size":61,"hidden_size":24,"intermediate_size":36,"num_hidden_layers":2,"num_attention_heads":3,
        "hidden_act":"gelu","layer_norm_eps":1e-12,"max_position_embeddings":64,"type_vocab_size":2}
        """;

    public const string Roberta = """
        {"model_type":"roberta","architectures":["RobertaForSequenceClassification"],"vocab_size":61,"hidden_size":24,"intermediate_size":36,"num_hidden_layers":2,
        "num_attention_heads":3,"hidden_act":"gelu","layer_norm_eps":1e-5,"max_position_embeddings":66,"pad_token_id":1,"type_vocab_size":1,"id2label":{"0":"a","1":"b"}}
        """;

    public const string BertCrossEncoder = """
        {"model_type":"bert","architectures":["BertForSequenceClassification"],"vocab_size":61,"hidden_size":24,"intermediate_size":36,"num_hidden_layers":2,
        "num_attention_heads":3,"hidden_act":"gelu","layer_norm_eps":1e-12,"max_position_embeddings":64,"type_vocab_size":2,"id2label":{"0":"LABEL_0"}}
        """;

    public static string LlamaWith(string model, string fields) =>
        Llama.Replace("\"model_type\":\"llama\"", $"\"model_type\":\"{model}\",{fields}", StringComparison.Ordinal);

    /// <summary>Writes config.json and model.safetensors; the same seed gives the same bytes.</summary>
    public static ModelConfig Write(string folder, string json, int seed)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "config.json"), json);
        var config = ConfigReader.Read(folder);
        var random = new Random(seed);
        var tensors = Shapes(config).Select(tensor => TensorContent.Of(
            tensor.Name, Values(random, tensor.Name, (int)tensor.Shape.Aggregate(1L, (product, extent) => product * extent)), tensor.Shape)).ToList();
        SafetensorsWriter.Write(Path.Combine(folder, "model.safetensors"), tensors);
        return config;
    }

    private static float[] Values(Random random, string name, int count)
    {
        var isGain = name.EndsWith("norm.weight", StringComparison.Ordinal) || name.EndsWith("layernorm.weight", StringComparison.Ordinal)
            || name.Contains("LayerNorm.weight", StringComparison.Ordinal) || name.Contains("ln_", StringComparison.Ordinal);
        var (centre, spread) = isGain && name.EndsWith(".weight", StringComparison.Ordinal) ? (1f, 0.4f) : (0f, 0.5f);
        return [.. Enumerable.Range(0, count).Select(_ => centre + (spread * ((2 * random.NextSingle()) - 1)))];
    }

    private static IEnumerable<(string Name, long[] Shape)> Shapes(ModelConfig config) => config.Family switch
    {
        ModelFamily.Llama => LlamaShapes(config),
        ModelFamily.Gpt2 => Gpt2Shapes(config),
        _ => BertShapes(config),
    };

    private static IEnumerable<(string Name, long[] Shape)> LlamaShapes(ModelConfig config)
    {
        long hidden = config.HiddenSize, inner = config.IntermediateSize, vocabulary = config.VocabularySize;
        long queries = config.Heads * config.HeadSize, keys = config.KeyValueHeads * config.HeadSize;
        yield return ("model.embed_tokens.weight", [vocabulary, hidden]);
        yield return ("model.norm.weight", [hidden]);
        if (!config.TiesEmbeddings)
        {
            yield return ("lm_head.weight", [vocabulary, hidden]);
        }

        for (var layer = 0; layer < config.Layers; layer++)
        {
            var name = $"model.layers.{layer}";
            yield return ($"{name}.input_layernorm.weight", [hidden]);
            yield return ($"{name}.post_attention_layernorm.weight", [hidden]);
            (string Name, long Outputs, long Inputs, bool Bias)[] linears = config.StoresFusedProjections
                ? [("self_attn.qkv_proj", queries + (2 * keys), hidden, false), ("mlp.gate_up_proj", 2 * inner, hidden, false)]
                : [
                    ("self_attn.q_proj", queries, hidden, config.HasQueryKeyValueBias), ("self_attn.k_proj", keys, hidden, config.HasQueryKeyValueBias),
                    ("self_attn.v_proj", keys, hidden, config.HasQueryKeyValueBias), ("mlp.gate_proj", inner, hidden, config.HasFeedForwardBias),
                    ("mlp.up_proj", inner, hidden, config.HasFeedForwardBias),
                ];
            linears = [.. linears, ("self_attn.o_proj", hidden, queries, config.HasOutputBias), ("mlp.down_proj", hidden, inner, config.HasFeedForwardBias)];
            foreach (var (linear, outputs, inputs, bias) in linears)
            {
                yield return ($"{name}.{linear}.weight", [outputs, inputs]);
                if (bias)
                {
                    yield return ($"{name}.{linear}.bias", [outputs]);
                }
            }

            if (config.NormalisesQueryAndKey)
            {
                yield return ($"{name}.self_attn.q_norm.weight", [config.HeadSize]);
                yield return ($"{name}.self_attn.k_norm.weight", [config.HeadSize]);
            }
        }
    }

    private static IEnumerable<(string Name, long[] Shape)> Gpt2Shapes(ModelConfig config)
    {
        long hidden = config.HiddenSize, inner = config.IntermediateSize;
        yield return ("wte.weight", [config.VocabularySize, hidden]);
        yield return ("wpe.weight", [config.MaxPositions, hidden]);
        yield return ("ln_f.weight", [hidden]);
        yield return ("ln_f.bias", [hidden]);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            foreach (var (name, shape) in new (string, long[])[]
            {
                ("ln_1.weight", [hidden]), ("ln_1.bias", [hidden]), ("ln_2.weight", [hidden]), ("ln_2.bias", [hidden]),
                ("attn.c_attn.weight", [hidden, 3 * hidden]), ("attn.c_attn.bias", [3 * hidden]), ("attn.c_proj.weight", [hidden, hidden]), ("attn.c_proj.bias", [hidden]),
                ("mlp.c_fc.weight", [hidden, inner]), ("mlp.c_fc.bias", [inner]), ("mlp.c_proj.weight", [inner, hidden]), ("mlp.c_proj.bias", [hidden]),
            })
            {
                yield return ($"h.{layer}.{name}", shape);
            }
        }
    }

    private static IEnumerable<(string Name, long[] Shape)> BertShapes(ModelConfig config)
    {
        long hidden = config.HiddenSize, inner = config.IntermediateSize;
        var prefix = config.Labels == 0 ? "" : config.ModelType == "bert" ? "bert." : "roberta.";
        yield return ($"{prefix}embeddings.word_embeddings.weight", [config.VocabularySize, hidden]);
        yield return ($"{prefix}embeddings.position_embeddings.weight", [config.MaxPositions + config.FirstPosition, hidden]);
        yield return ($"{prefix}embeddings.token_type_embeddings.weight", [config.TokenTypes, hidden]);
        foreach (var norm in new[] { $"{prefix}embeddings" }.Concat(Enumerable.Range(0, config.Layers)
            .SelectMany(layer => new[] { $"{prefix}encoder.layer.{layer}.attention.output", $"{prefix}encoder.layer.{layer}.output" })))
        {
            yield return ($"{norm}.LayerNorm.weight", [hidden]);
            yield return ($"{norm}.LayerNorm.bias", [hidden]);
        }

        var linears = Enumerable.Range(0, config.Layers).SelectMany(layer => new (string Name, long Outputs, long Inputs)[]
        {
            ($"{prefix}encoder.layer.{layer}.attention.self.query", hidden, hidden), ($"{prefix}encoder.layer.{layer}.attention.self.key", hidden, hidden),
            ($"{prefix}encoder.layer.{layer}.attention.self.value", hidden, hidden), ($"{prefix}encoder.layer.{layer}.attention.output.dense", hidden, hidden),
            ($"{prefix}encoder.layer.{layer}.intermediate.dense", inner, hidden), ($"{prefix}encoder.layer.{layer}.output.dense", hidden, inner),
        });
        (string Name, long Outputs, long Inputs)[] heads = config.Labels == 0 ? []
            : config.ModelType == "bert" ? [("bert.pooler.dense", hidden, hidden), ("classifier", config.Labels, hidden)]
            : [("classifier.dense", hidden, hidden), ("classifier.out_proj", config.Labels, hidden)];
        foreach (var (name, outputs, inputs) in linears.Concat(heads))
        {
            yield return ($"{name}.weight", [outputs, inputs]);
            yield return ($"{name}.bias", [outputs]);
        }
    }
}
