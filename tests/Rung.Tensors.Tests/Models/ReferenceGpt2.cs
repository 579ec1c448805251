using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Tests.Models;

/// <summary>GPT-2, slow and plain: logits of every position.</summary>
internal static class ReferenceGpt2
{
    public static double[][] Logits(ModelConfig config, ReferenceWeights weights, int[] tokens)
    {
        var x = ReferenceMath.Add(weights.Rows("wte.weight", tokens), weights.Rows("wpe.weight", Enumerable.Range(0, tokens.Length)));
        for (var layer = 0; layer < config.Layers; layer++)
        {
            x = Block(config, weights, $"h.{layer}", layer, x);
        }

        return ReferenceMath.Linear(Norm(config, weights, "ln_f", x), weights["wte.weight"], null, config.VocabularySize);
    }

    private static double[][] Block(ModelConfig config, ReferenceWeights weights, string name, int layer, double[][] x)
    {
        // What the scores of the layer are multiplied with beside 1/√(head size), put into the queries.
        var scale = (config.ScalesByHeadSize ? 1 : Math.Sqrt(config.HeadSize)) / (config.ScalesByLayer ? layer + 1 : 1);
        var width = config.HiddenSize;
        var all = Columns(weights, $"{name}.attn.c_attn", Norm(config, weights, $"{name}.ln_1", x));
        var attended = ReferenceMath.Attention(
            [.. all.Select(row => row[..width].Select(value => scale * value).ToArray())],
            [.. all.Select(row => row[width..(2 * width)])],
            [.. all.Select(row => row[(2 * width)..])],
            config.Heads,
            config.Heads,
            config.HeadSize,
            (t, s) => s <= t);
        x = ReferenceMath.Add(x, Columns(weights, $"{name}.attn.c_proj", attended));
        var inner = Columns(weights, $"{name}.mlp.c_fc", Norm(config, weights, $"{name}.ln_2", x));
        return ReferenceMath.Add(x, Columns(weights, $"{name}.mlp.c_proj", [.. inner.Select(row => row.Select(ReferenceMath.GeluTanh).ToArray())]));
    }

    private static double[][] Columns(ReferenceWeights weights, string name, double[][] x) =>
        ReferenceMath.LinearOfColumns(x, weights[$"{name}.weight"], weights[$"{name}.bias"], weights[$"{name}.bias"].Length);

    private static double[][] Norm(ModelConfig config, ReferenceWeights weights, string name, double[][] x) =>
        [.. x.Select(row => ReferenceMath.LayerNorm(row, weights[$"{name}.weight"], weights[$"{name}.bias"], config.NormEpsilon))];
}
