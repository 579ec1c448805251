using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>
/// A language model that foretells the next token: Llama 2 and 3, Mistral, Qwen 2, 2.5 and 3, Phi-3, SmolLM, GPT-2.
/// One thread at a time may use it; it computes on several.
/// </summary>
public sealed class CausalModel : Network
{
    private CausalModel(string source, ModelConfig config, IWeightSource weights, LoadOptions options, Workers workers)
        : base(source, config, workers)
    {
        var layers = new LayerBuilder(config, weights, Workers, options);
        var isLlama = config.Family == ModelFamily.Llama;
        Tokens = layers.Table(TokensName(layers, config));
        Head = config.TiesEmbeddings ? Tokens : layers.Table("lm_head.weight");
        Positions = isLlama ? null : layers.Matrix("transformer.wpe.weight", config.MaxPositions, config.HiddenSize);
        Blocks = [.. Enumerable.Range(0, config.Layers)
            .Select(number => isLlama ? LlamaLayers.Block(layers, config, number) : Gpt2Layers.Block(layers, config, number))];
        FinalNorm = isLlama ? layers.RmsNorm("model.norm", config.HiddenSize) : layers.LayerNorm("transformer.ln_f");
        Own(
            Blocks.SelectMany(block => block.Linears),
            Blocks.SelectMany(block => block.OtherParameters).Concat(new[] { FinalNorm.Gain, FinalNorm.Bias, Positions }.OfType<Parameter>()));
    }

    internal TokenTable Tokens { get; }

    /// <summary>The same object as <see cref="Tokens"/> where the model ties them.</summary>
    internal TokenTable Head { get; }

    /// <summary>Learned positions of GPT-2; nothing elsewhere.</summary>
    internal Parameter? Positions { get; }

    internal override IReadOnlyList<TokenTable> Tables => Head == Tokens ? [Tokens] : [Tokens, Head];

    internal IReadOnlyList<Block> Blocks { get; }

    internal Norm FinalNorm { get; }

    /// <summary>Loads <c>config.json</c> and the safetensors beside it.</summary>
    /// <exception cref="CheckpointException">A file is absent, damaged, or of a model that is not run here.</exception>
    public static CausalModel Load(string folder, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var config = ConfigReader.Read(folder);
        if (config.Family == ModelFamily.Bert)
        {
            throw new CheckpointException(folder, $"It is an encoder ({config.ModelType}), which foretells no tokens. Load it as TextEncoder.");
        }

        using var checkpoint = Checkpoint.Open(folder);
        var source = new CheckpointSource(checkpoint, "transformer.");
        return Make(options, (held, workers) => new CausalModel(folder, config, source, held, workers));
    }

    /// <summary>A model with random weights, to be trained from nothing.</summary>
    /// <param name="config">Its shape, of a causal family.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    /// <param name="options">How it is held and computed.</param>
    public static CausalModel Create(ModelConfig config, ulong seed, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config.Family == ModelFamily.Bert
            ? throw new ArgumentException("An encoder foretells no tokens.", nameof(config))
            : Make(options, (held, workers) => new CausalModel("new", config, new RandomSource(seed), held, workers));
    }

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            Tokens.Dispose();
            Head.Dispose();
        }

        base.Dispose(isDisposing);
    }

    /// <summary>Tied models store the matrix under either of its names.</summary>
    private static string TokensName(LayerBuilder layers, ModelConfig config)
    {
        var name = config.Family == ModelFamily.Gpt2 ? "transformer.wte.weight" : "model.embed_tokens.weight";
        return config.TiesEmbeddings && !layers.Contains(name) ? "lm_head.weight" : name;
    }
}
