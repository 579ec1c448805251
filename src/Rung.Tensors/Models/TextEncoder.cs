using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>
/// An encoder of the BERT family (BERT, MiniLM, bge, e5, RoBERTa, XLM-R): embeddings of texts, and, where the checkpoint has
/// a classification head, scores of texts or of pairs. One thread at a time may use it; it computes on several.
/// </summary>
public sealed class TextEncoder : Network
{
    private readonly EncoderPass _pass;

    private TextEncoder(string source, ModelConfig config, EmbeddingConfig embedding, IWeightSource weights, LoadOptions options, Workers workers)
        : base(source, config, workers)
    {
        Embedding = embedding;
        var prefix = config.Labels == 0 ? "" : config.ModelType == "bert" ? "bert." : "roberta.";
        var layers = new LayerBuilder(config, weights, Workers, options);
        Tokens = layers.Table($"{prefix}embeddings.word_embeddings.weight");
        Positions = layers.Matrix($"{prefix}embeddings.position_embeddings.weight", config.MaxPositions + config.FirstPosition, config.HiddenSize);
        TokenTypes = layers.Matrix($"{prefix}embeddings.token_type_embeddings.weight", config.TokenTypes, config.HiddenSize);
        FirstNorm = layers.LayerNorm($"{prefix}embeddings.LayerNorm");
        Blocks = [.. Enumerable.Range(0, config.Layers).Select(number => BertLayers.Block(layers, config, number, prefix))];
        Head = config.Labels == 0 ? null : BertLayers.Head(layers, config);
        Own(
            Blocks.SelectMany(block => block.Linears).Concat(Head?.Linears ?? []),
            [
                .. Blocks.SelectMany(block => block.OtherParameters),
                FirstNorm.Gain, FirstNorm.Bias!, Positions, TokenTypes,
                .. (Head?.Linears ?? []).Select(linear => linear.Bias!),
            ]);
        _pass = new EncoderPass(this);
    }

    /// <summary>How vectors of tokens become an embedding.</summary>
    public EmbeddingConfig Embedding { get; }

    internal TokenTable Tokens { get; }

    internal override IReadOnlyList<TokenTable> Tables => [Tokens];

    internal Parameter Positions { get; }

    internal Parameter TokenTypes { get; }

    internal Norm FirstNorm { get; }

    internal IReadOnlyList<Block> Blocks { get; }

    internal ClassificationHead? Head { get; }

    /// <summary>Loads <c>config.json</c>, the files that say how it pools, and the safetensors beside them.</summary>
    /// <exception cref="CheckpointException">A file is absent, damaged, or of a model that is not run here.</exception>
    public static TextEncoder Load(string folder, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Open(folder, ConfigOf(folder), source => source, options);
    }

    /// <summary>Loads an encoder and puts a new head for so many labels on it, to be trained; a head that is there is replaced.</summary>
    /// <param name="folder">As for <see cref="Load"/>.</param>
    /// <param name="labels">How many.</param>
    /// <param name="seed">Decides the head's first values.</param>
    /// <param name="options">How it is held and computed.</param>
    public static TextEncoder LoadWithLabels(string folder, int labels, ulong seed, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(labels);
        return Open(folder, ConfigOf(folder) with { Labels = labels }, source => new NewHeadSource(source, new RandomSource(seed)), options);
    }

    /// <summary>An encoder with random weights, to be trained from nothing.</summary>
    /// <param name="config">Its shape, of the BERT family; with labels for one that classifies.</param>
    /// <param name="embedding">How vectors of tokens become an embedding.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    /// <param name="options">How it is held and computed.</param>
    public static TextEncoder Create(ModelConfig config, EmbeddingConfig embedding, ulong seed, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(embedding);
        return config.Family == ModelFamily.Bert
            ? Make(options, (held, workers) => new TextEncoder("new", config, embedding, new RandomSource(seed), held, workers))
            : throw new ArgumentException("It is no encoder of the BERT family.", nameof(config));
    }

    /// <summary>An embedding for each text, special tokens included in its tokens.</summary>
    public IReadOnlyList<float[]> Embed(IReadOnlyList<ReadOnlyMemory<int>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return _pass.InParts(texts, types: null, (_, vectors) => EmbeddingPooling.Of(Embedding, vectors, Config.HiddenSize));
    }

    /// <summary>The logits of each label for each text or pair.</summary>
    /// <param name="texts">Tokens with special ones.</param>
    /// <param name="types">For each token whether it is of the first text (0) or of the second (1); nothing for all of the first.</param>
    /// <exception cref="InvalidOperationException">The checkpoint has no classification head.</exception>
    public IReadOnlyList<float[]> Classify(IReadOnlyList<ReadOnlyMemory<int>> texts, IReadOnlyList<ReadOnlyMemory<int>>? types = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var head = Head ?? throw new InvalidOperationException($"'{Source}' has no classification head; it gives embeddings.");
        return _pass.InParts(texts, types, (computation, vectors) => head.Logits(computation, vectors[..Config.HiddenSize]));
    }

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _pass.Dispose();
            Tokens.Dispose();
        }

        base.Dispose(isDisposing);
    }

    private static ModelConfig ConfigOf(string folder)
    {
        var config = ConfigReader.Read(folder);
        return config.Family == ModelFamily.Bert
            ? config
            : throw new CheckpointException(folder, $"It is no encoder of the BERT family but {config.ModelType}. Load it as {nameof(CausalModel)}.");
    }

    private static TextEncoder Open(string folder, ModelConfig config, Func<IWeightSource, IWeightSource> with, LoadOptions? options)
    {
        using var checkpoint = Checkpoint.Open(folder);
        var source = with(new CheckpointSource(checkpoint, "bert.", "roberta."));
        var embedding = options?.Embedding ?? EmbeddingConfig.Read(folder);
        return Make(options, (held, workers) => new TextEncoder(folder, config, embedding, source, held, workers));
    }
}
