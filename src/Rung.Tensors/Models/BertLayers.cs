using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>Blocks of BERT and its relatives, under the names of their checkpoints.</summary>
internal static class BertLayers
{
    public static Block Block(LayerBuilder layers, ModelConfig config, int number, string prefix)
    {
        var name = $"{prefix}encoder.layer.{number}";
        var (hidden, inner) = (config.HiddenSize, config.IntermediateSize);
        var attention = new SelfAttention(
            number,
            layers.Attention(number),
            new Projections(
                [
                    layers.Linear($"{name}.attention.self.query", hidden, hidden, hasBias: true),
                    layers.Linear($"{name}.attention.self.key", hidden, hidden, hasBias: true),
                    layers.Linear($"{name}.attention.self.value", hidden, hidden, hasBias: true),
                ],
                [hidden, hidden, hidden]),
            layers.Linear($"{name}.attention.output.dense", hidden, hidden, hasBias: true));
        var feedForward = new FeedForward(
            layers.Activation,
            new Projections([layers.Linear($"{name}.intermediate.dense", inner, hidden, hasBias: true)], [inner]),
            layers.Linear($"{name}.output.dense", hidden, inner, hasBias: true),
            IsGated: false);
        return new PostNormBlock(
            attention, layers.LayerNorm($"{name}.attention.output.LayerNorm"), feedForward, layers.LayerNorm($"{name}.output.LayerNorm"));
    }

    /// <summary>BERT pools before it classifies; RoBERTa has both layers in its head.</summary>
    public static ClassificationHead Head(LayerBuilder layers, ModelConfig config)
    {
        var isBert = config.ModelType == "bert";
        return new ClassificationHead(
            layers.PreciseLinear(isBert ? "bert.pooler.dense" : "classifier.dense", config.HiddenSize, config.HiddenSize),
            layers.PreciseLinear(isBert ? "classifier" : "classifier.out_proj", config.Labels, config.HiddenSize));
    }
}
