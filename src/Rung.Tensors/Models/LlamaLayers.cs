using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>Blocks of Llama and its relatives, under the names of their checkpoints.</summary>
internal static class LlamaLayers
{
    public static Block Block(LayerBuilder layers, ModelConfig config, int number)
    {
        var name = $"model.layers.{number}";
        return new PreNormBlock(
            Attention(layers, config, number, $"{name}.self_attn"),
            layers.RmsNorm($"{name}.input_layernorm", config.HiddenSize),
            FeedForward(layers, config, $"{name}.mlp"),
            layers.RmsNorm($"{name}.post_attention_layernorm", config.HiddenSize));
    }

    private static SelfAttention Attention(LayerBuilder layers, ModelConfig config, int number, string name)
    {
        var shape = layers.Attention(number);
        var hidden = config.HiddenSize;
        int[] widths = [shape.QueryWidth, shape.KeyWidth, shape.KeyWidth];
        Linear[] inputs = config.StoresFusedProjections
            ? [layers.Linear($"{name}.qkv_proj", widths.Sum(), hidden, config.HasQueryKeyValueBias)]
            : [
                layers.Linear($"{name}.q_proj", widths[0], hidden, config.HasQueryKeyValueBias),
                layers.Linear($"{name}.k_proj", widths[1], hidden, config.HasQueryKeyValueBias),
                layers.Linear($"{name}.v_proj", widths[2], hidden, config.HasQueryKeyValueBias),
            ];
        return new SelfAttention(
            number, shape, new Projections(inputs, widths), layers.Linear($"{name}.o_proj", hidden, shape.QueryWidth, config.HasOutputBias))
        {
            QueryNorm = config.NormalisesQueryAndKey ? layers.RmsNorm($"{name}.q_norm", config.HeadSize) : null,
            KeyNorm = config.NormalisesQueryAndKey ? layers.RmsNorm($"{name}.k_norm", config.HeadSize) : null,
            Rotary = layers.RotaryOf(number),
        };
    }

    private static FeedForward FeedForward(LayerBuilder layers, ModelConfig config, string name)
    {
        var (hidden, inner) = (config.HiddenSize, config.IntermediateSize);
        Linear[] inputs = config.StoresFusedProjections
            ? [layers.Linear($"{name}.gate_up_proj", 2 * inner, hidden, config.HasFeedForwardBias)]
            : [
                layers.Linear($"{name}.gate_proj", inner, hidden, config.HasFeedForwardBias),
                layers.Linear($"{name}.up_proj", inner, hidden, config.HasFeedForwardBias),
            ];
        return new FeedForward(
            layers.Activation,
            new Projections(inputs, [inner, inner]),
            layers.Linear($"{name}.down_proj", hidden, inner, config.HasFeedForwardBias),
            IsGated: true);
    }
}
