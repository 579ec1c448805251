using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Tests.Models;

/// <summary>BERT and its relatives, slow and plain: the last layer's vectors.</summary>
internal static class ReferenceBert
{
    public static double[][] Vectors(ModelConfig config, ReferenceWeights weights, int[] tokens, int[] types, string prefix = "")
    {
        var positions = Enumerable.Range(config.FirstPosition, tokens.Length);
        var x = ReferenceMath.Add(
            ReferenceMath.Add(weights.Rows($"{prefix}embeddings.word_embeddings.weight", tokens), weights.Rows($"{prefix}embeddings.position_embeddings.weight", positions)),
            weights.Rows($"{prefix}embeddings.token_type_embeddings.weight", types));
        x = Norm(config, weights, $"{prefix}embeddings.LayerNorm", x);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            x = Block(config, weights, $"{prefix}encoder.layer.{layer}", x);
        }

        return x;
    }

    private static double[][] Block(ModelConfig config, ReferenceWeights weights, string name, double[][] x)
    {
        var attended = ReferenceMath.Attention(
            weights.Linear($"{name}.attention.self.query", x),
            weights.Linear($"{name}.attention.self.key", x),
            weights.Linear($"{name}.attention.self.value", x),
            config.Heads,
            config.Heads,
            config.HeadSize,
            (_, _) => true);
        x = Norm(config, weights, $"{name}.attention.output.LayerNorm", ReferenceMath.Add(x, weights.Linear($"{name}.attention.output.dense", attended)));
        var inner = weights.Linear($"{name}.intermediate.dense", x).Select(row => row.Select(ReferenceMath.Gelu).ToArray()).ToArray();
        return Norm(config, weights, $"{name}.output.LayerNorm", ReferenceMath.Add(x, weights.Linear($"{name}.output.dense", inner)));
    }

    private static double[][] Norm(ModelConfig config, ReferenceWeights weights, string name, double[][] x) =>
        [.. x.Select(row => ReferenceMath.LayerNorm(row, weights[$"{name}.weight"], weights[$"{name}.bias"], config.NormEpsilon))];
}
