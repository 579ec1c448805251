using System.Text.Json;

namespace Rung.Tensors.Checkpoints;

/// <summary>
/// Reads <c>config.json</c> of the models that Rung runs. What would change the result and is not understood is an error,
/// never ignored.
/// </summary>
public static class ConfigReader
{
    /// <param name="path">The file, or the folder that holds it.</param>
    /// <exception cref="CheckpointException">It is absent, damaged, or of a model that is not run here.</exception>
    public static ModelConfig Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = Directory.Exists(path) ? Path.Combine(path, "config.json") : path;
        try
        {
            return Read(ConfigObject.Load(file));
        }
        catch (InvalidOperationException exception)
        {
            throw new CheckpointException(file, $"It holds text that is no Unicode ({exception.Message}).", exception);
        }
    }

    private static ModelConfig Read(ConfigObject json)
    {
        var type = json.Text("model_type") ?? throw json.Wrong("model_type", "is missing");
        var config = type switch
        {
            "llama" or "mistral" or "qwen2" or "qwen3" or "phi3" or "smollm3" => Llama(json, type),
            "gpt2" => Gpt2(json),
            "bert" or "roberta" or "xlm-roberta" or "camembert" => Bert(json, type),
            _ => throw json.Wrong(
                "model_type", $"is '{type}'; llama, mistral, qwen2, qwen3, phi3, smollm3, gpt2, bert, roberta, xlm-roberta and camembert are run here"),
        };
        return Checked(json, config);
    }

    private static ModelConfig Llama(ConfigObject json, string type)
    {
        var (hidden, heads) = (json.Size("hidden_size"), json.Size("num_attention_heads"));
        var bias = json.Claim("attention_bias", otherwise: false);
        var layers = json.Size("num_hidden_layers");
        var headSize = json.Size("head_dim", otherwise: Math.Max(1, hidden / heads));
        var slides = type is "mistral" or "phi3" || json.Claim("use_sliding_window", otherwise: false);
        return new ModelConfig
        {
            ModelType = type,
            Family = ModelFamily.Llama,
            VocabularySize = json.Size("vocab_size"),
            HiddenSize = hidden,
            IntermediateSize = json.Size("intermediate_size"),
            Layers = layers,
            Heads = heads,
            KeyValueHeads = json.Size("num_key_value_heads", otherwise: heads),
            HeadSize = headSize,
            MaxPositions = json.Size("max_position_embeddings", otherwise: 2048),
            NormEpsilon = json.Number("rms_norm_eps", otherwise: 1e-6f),
            Activation = ReadActivation(json, "hidden_act"),
            RopeTheta = RopeConfig.Theta(json),
            RotarySize = RopeConfig.RotarySize(json, headSize),
            RopeScaling = RopeConfig.Scaling(json, RopeConfig.RotarySize(json, headSize)),
            LayersWithoutRotary = RopeConfig.LayersWithout(json, layers),
            TiesEmbeddings = json.Claim("tie_word_embeddings", otherwise: type is "smollm3"),
            HasQueryKeyValueBias = type is "qwen2" || bias,
            HasOutputBias = type is not "qwen2" && bias,
            HasFeedForwardBias = json.Claim("mlp_bias", otherwise: false),
            NormalisesQueryAndKey = type is "qwen3",
            StoresFusedProjections = type is "phi3",
            SlidingWindow = slides ? json.FindSize("sliding_window") : null,
            FirstSlidingLayer = type is "qwen2" or "qwen3" ? json.FindToken("max_window_layers") ?? layers : 0,
            BeginningToken = json.FindToken("bos_token_id"),
            EndTokens = [.. json.Tokens("eos_token_id")],
        };
    }

    private static ModelConfig Gpt2(ConfigObject json)
    {
        var (hidden, heads) = (json.Size("n_embd"), json.Size("n_head"));
        return new ModelConfig
        {
            ModelType = "gpt2",
            Family = ModelFamily.Gpt2,
            VocabularySize = json.Size("vocab_size"),
            HiddenSize = hidden,
            IntermediateSize = json.Size("n_inner", otherwise: Math.Min(4 * hidden, 1 << 24)),
            Layers = json.Size("n_layer"),
            Heads = heads,
            KeyValueHeads = heads,
            HeadSize = Math.Max(1, hidden / heads),
            MaxPositions = json.FindSize("n_positions") ?? json.Size("n_ctx", otherwise: 1024),
            NormEpsilon = json.Number("layer_norm_epsilon", otherwise: 1e-5f),
            Activation = ReadActivation(json, "activation_function"),
            TiesEmbeddings = json.Claim("tie_word_embeddings", otherwise: true),
            ScalesByHeadSize = json.Claim("scale_attn_weights", otherwise: true),
            ScalesByLayer = json.Claim("scale_attn_by_inverse_layer_idx", otherwise: false),
            HasQueryKeyValueBias = true,
            HasOutputBias = true,
            HasFeedForwardBias = true,
            StoresFusedProjections = true,
            BeginningToken = json.FindToken("bos_token_id"),
            EndTokens = [.. json.Tokens("eos_token_id")],
        };
    }

    private static ModelConfig Bert(ConfigObject json, string type)
    {
        if (json.Text("position_embedding_type") is { } positions and not "absolute")
        {
            throw json.Wrong("position_embedding_type", $"is '{positions}'; absolute positions are run here");
        }

        Refuse(json, "is_decoder", refused: true);
        var (hidden, heads) = (json.Size("hidden_size"), json.Size("num_attention_heads"));
        var first = type is "bert" ? 0 : (json.FindToken("pad_token_id") ?? 1) + 1;
        var classifies = json.Find("architectures") is { ValueKind: JsonValueKind.Array } names
            && names.GetRawText().Contains("ForSequenceClassification", StringComparison.Ordinal);
        return new ModelConfig
        {
            ModelType = type,
            Family = ModelFamily.Bert,
            VocabularySize = json.Size("vocab_size"),
            HiddenSize = hidden,
            IntermediateSize = json.Size("intermediate_size"),
            Layers = json.Size("num_hidden_layers"),
            Heads = heads,
            KeyValueHeads = heads,
            HeadSize = Math.Max(1, hidden / heads),
            MaxPositions = json.Size("max_position_embeddings") - first,
            NormEpsilon = json.Number("layer_norm_eps", otherwise: 1e-12f),
            Activation = ReadActivation(json, "hidden_act"),
            HasQueryKeyValueBias = true,
            HasOutputBias = true,
            HasFeedForwardBias = true,
            TokenTypes = json.Size("type_vocab_size", otherwise: 2),
            FirstPosition = first,
            Labels = classifies ? LabelsOf(json) : 0,
        };
    }

    private static int LabelsOf(ConfigObject json) =>
        json.Find("id2label") is { ValueKind: JsonValueKind.Object } labels
            ? labels.EnumerateObject().Count()
            : json.Size("num_labels", otherwise: 2);

    private static Activation ReadActivation(ConfigObject json, string field) => json.Text(field) switch
    {
        "silu" or "swish" => Activation.Silu,
        "gelu" => Activation.Gelu,
        "gelu_new" or "gelu_pytorch_tanh" => Activation.GeluTanh,
        null => field switch { "activation_function" => Activation.GeluTanh, _ => throw json.Wrong(field, "is missing") },
        var name => throw json.Wrong(field, $"is '{name}'; silu, gelu, gelu_new and gelu_pytorch_tanh are run here"),
    };

    private static void Refuse(ConfigObject json, string field, bool refused)
    {
        if (json.Claim(field, otherwise: !refused) == refused)
        {
            throw json.Wrong(field, $"is {(refused ? "true" : "false")}, which is not run here");
        }
    }

    private static ModelConfig Checked(ConfigObject json, ModelConfig config)
    {
        if (config.Family != ModelFamily.Llama && config.Heads * config.HeadSize != config.HiddenSize)
        {
            throw json.Wrong("hidden_size", $"is {config.HiddenSize}, which {config.Heads} heads do not divide");
        }

        if (config.Heads % config.KeyValueHeads != 0)
        {
            throw json.Wrong("num_key_value_heads", $"is {config.KeyValueHeads}, which does not divide the {config.Heads} heads");
        }

        if (config.MaxPositions <= 0 || (long)config.Heads * config.HeadSize > 1 << 24 || config.Layers > 10_000)
        {
            throw json.Wrong("max_position_embeddings", "or the heads or layers are out of range");
        }

        if (config.Family == ModelFamily.Llama && (config.RotarySize % 2 != 0 || config.RotarySize > config.HeadSize))
        {
            throw json.Wrong("head_dim", $"gives {config.RotarySize} rotary dimensions, which must be even and fit in a head");
        }

        return config;
    }
}
