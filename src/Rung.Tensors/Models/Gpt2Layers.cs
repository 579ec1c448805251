using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>Blocks of GPT-2, whose checkpoints store every matrix transposed.</summary>
internal static class Gpt2Layers
{
    public static Block Block(LayerBuilder layers, ModelConfig config, int number)
    {
        var name = $"transformer.h.{number}";
        var (hidden, inner) = (config.HiddenSize, config.IntermediateSize);
        var attention = new SelfAttention(
            number,
            layers.Attention(number),
            new Projections([Linear(layers, $"{name}.attn.c_attn", 3 * hidden, hidden)], [hidden, hidden, hidden]),
            Linear(layers, $"{name}.attn.c_proj", hidden, hidden));
        var feedForward = new FeedForward(
            layers.Activation,
            new Projections([Linear(layers, $"{name}.mlp.c_fc", inner, hidden)], [inner]),
            Linear(layers, $"{name}.mlp.c_proj", hidden, inner),
            IsGated: false);
        return new PreNormBlock(attention, layers.LayerNorm($"{name}.ln_1"), feedForward, layers.LayerNorm($"{name}.ln_2"));
    }

    private static Linear Linear(LayerBuilder layers, string name, int outputs, int inputs) =>
        layers.Linear(name, outputs, inputs, hasBias: true, isTransposed: true);
}
