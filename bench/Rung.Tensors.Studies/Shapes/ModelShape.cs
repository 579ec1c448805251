using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Studies.Shapes;

/// <summary>A model whose speed is measured: of a known shape, with random weights, for speed does not hang on them.</summary>
internal sealed record ModelShape(string Name, ModelConfig Config)
{
    public static IReadOnlyList<ModelShape> All { get; } =
    [
        new("15M", Llama(hidden: 288, layers: 6, heads: 6, keyHeads: 6, inner: 768, vocabulary: 32_000)),
        new("SmolLM2-135M", Llama(hidden: 576, layers: 30, heads: 9, keyHeads: 3, inner: 1536, vocabulary: 49_152)),
    ];

    public static ModelShape Of(string name) => All.First(shape => shape.Name == name);

    public static ModelConfig Llama(int hidden, int layers, int heads, int keyHeads, int inner, int vocabulary) => new()
    {
        ModelType = "llama",
        Family = ModelFamily.Llama,
        VocabularySize = vocabulary,
        HiddenSize = hidden,
        IntermediateSize = inner,
        Layers = layers,
        Heads = heads,
        KeyValueHeads = keyHeads,
        HeadSize = hidden / heads,
        RotarySize = hidden / heads,
        MaxPositions = 2048,
        NormEpsilon = 1e-5f,
        Activation = Activation.Silu,
        TiesEmbeddings = true,
    };
}
