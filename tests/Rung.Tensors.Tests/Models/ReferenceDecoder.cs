using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Tests.Models;

/// <summary>Llama and its relatives, slow and plain: logits of every position.</summary>
internal static class ReferenceDecoder
{
    public static double[][] Logits(ModelConfig config, ReferenceWeights weights, int[] tokens)
    {
        var table = weights.Find("model.embed_tokens.weight") is null ? "lm_head.weight" : "model.embed_tokens.weight";
        var x = weights.Rows(table, tokens);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            x = Block(config, weights, $"model.layers.{layer}", layer, x);
        }

        var head = config.TiesEmbeddings ? table : "lm_head.weight";
        return ReferenceMath.Linear(Norm(config, weights["model.norm.weight"], x), weights[head], null, config.VocabularySize);
    }

    private static double[][] Block(ModelConfig config, ReferenceWeights weights, string name, int layer, double[][] x)
    {
        var normed = Norm(config, weights[$"{name}.input_layernorm.weight"], x);
        var (q, k, v) = Projections(config, weights, name, normed);
        if (config.NormalisesQueryAndKey)
        {
            q = NormHeads(config, weights[$"{name}.self_attn.q_norm.weight"], q, config.Heads);
            k = NormHeads(config, weights[$"{name}.self_attn.k_norm.weight"], k, config.KeyValueHeads);
        }

        var (frequencies, scale) = Frequencies(config, x.Length);
        for (var t = 0; t < x.Length && !config.LayersWithoutRotary.Contains(layer); t++)
        {
            ReferenceMath.Rotate(q[t], config.Heads, config.HeadSize, t, frequencies, scale);
            ReferenceMath.Rotate(k[t], config.KeyValueHeads, config.HeadSize, t, frequencies, scale);
        }

        var window = config.WindowOf(layer) ?? int.MaxValue;
        var attended = ReferenceMath.Attention(
            q, k, v, config.Heads, config.KeyValueHeads, config.HeadSize, (t, s) => s <= t && t - s < window);
        x = ReferenceMath.Add(x, weights.Linear($"{name}.self_attn.o_proj", attended));
        return ReferenceMath.Add(x, FeedForward(config, weights, $"{name}.mlp", Norm(config, weights[$"{name}.post_attention_layernorm.weight"], x)));
    }

    private static (double[][] Q, double[][] K, double[][] V) Projections(ModelConfig config, ReferenceWeights weights, string name, double[][] x)
    {
        if (!config.StoresFusedProjections)
        {
            return (weights.Linear($"{name}.self_attn.q_proj", x), weights.Linear($"{name}.self_attn.k_proj", x), weights.Linear($"{name}.self_attn.v_proj", x));
        }

        var all = weights.Linear($"{name}.self_attn.qkv_proj", x);
        var (queries, keys) = (config.Heads * config.HeadSize, config.KeyValueHeads * config.HeadSize);
        return (
            [.. all.Select(row => row[..queries])],
            [.. all.Select(row => row[queries..(queries + keys)])],
            [.. all.Select(row => row[(queries + keys)..])]);
    }

    private static double[][] FeedForward(ModelConfig config, ReferenceWeights weights, string name, double[][] x)
    {
        double[][] gate, up;
        if (config.StoresFusedProjections)
        {
            var both = weights.Linear($"{name}.gate_up_proj", x);
            gate = [.. both.Select(row => row[..config.IntermediateSize])];
            up = [.. both.Select(row => row[config.IntermediateSize..])];
        }
        else
        {
            (gate, up) = (weights.Linear($"{name}.gate_proj", x), weights.Linear($"{name}.up_proj", x));
        }

        var inner = gate.Zip(up, (g, u) => g.Zip(u, (a, b) => ReferenceMath.Silu(a) * b).ToArray()).ToArray();
        return weights.Linear($"{name}.down_proj", inner);
    }

    private static double[][] Norm(ModelConfig config, double[] weight, double[][] x) =>
        [.. x.Select(row => ReferenceMath.RmsNorm(row, weight, config.NormEpsilon))];

    private static double[][] NormHeads(ModelConfig config, double[] weight, double[][] x, int heads) =>
        [.. x.Select(row => Enumerable.Range(0, heads)
            .SelectMany(head => ReferenceMath.RmsNorm(row[(head * config.HeadSize)..((head + 1) * config.HeadSize)], weight, config.NormEpsilon))
            .ToArray())];

    /// <summary>The frequencies as the papers of the ways to stretch them give them.</summary>
    private static (double[] Frequencies, double Scale) Frequencies(ModelConfig config, int length)
    {
        var scaling = config.RopeScaling;
        var size = config.RotarySize;
        var plain = Enumerable.Range(0, size / 2).Select(i => Math.Pow(config.RopeTheta, -2.0 * i / size)).ToArray();
        return scaling.Kind switch
        {
            RopeScalingKind.Linear => ([.. plain.Select(f => f / scaling.Factor)], 1),
            RopeScalingKind.Llama3 => ([.. plain.Select(f => Llama3(f, scaling))], 1),
            RopeScalingKind.Yarn => ([.. plain.Select((f, i) => Yarn(f, i, config))], scaling.AttentionFactor ?? ((0.1 * Math.Log(scaling.Factor)) + 1)),
            RopeScalingKind.LongRope => LongRope(plain, config, length),
            _ => (plain, 1),
        };
    }

    private static (double[] Frequencies, double Scale) LongRope(double[] plain, ModelConfig config, int length)
    {
        var scaling = config.RopeScaling;
        var factors = length > scaling.OriginalMaxPositions ? scaling.LongFactors : scaling.ShortFactors;
        var scale = Math.Sqrt(1 + (Math.Log((double)config.MaxPositions / scaling.OriginalMaxPositions) / Math.Log(scaling.OriginalMaxPositions)));
        return ([.. plain.Select((frequency, i) => frequency / factors[i])], scale);
    }

    private static double Llama3(double frequency, RopeScaling scaling)
    {
        var turns = scaling.OriginalMaxPositions * frequency / (2 * Math.PI);
        if (turns < scaling.LowFrequencyFactor)
        {
            return frequency / scaling.Factor;
        }

        if (turns > scaling.HighFrequencyFactor)
        {
            return frequency;
        }

        var smooth = (turns - scaling.LowFrequencyFactor) / (scaling.HighFrequencyFactor - scaling.LowFrequencyFactor);
        return ((1 - smooth) * frequency / scaling.Factor) + (smooth * frequency);
    }

    private static double Yarn(double frequency, int index, ModelConfig config)
    {
        var scaling = config.RopeScaling;
        var low = Math.Max(Math.Floor(YarnDimension(scaling.BetaFast, config)), 0);
        var high = Math.Min(Math.Ceiling(YarnDimension(scaling.BetaSlow, config)), config.RotarySize - 1);
        var ramp = Math.Clamp((index - low) / Math.Max(high - low, 0.001), 0, 1);
        return (frequency / scaling.Factor * ramp) + (frequency * (1 - ramp));
    }

    private static double YarnDimension(double turns, ModelConfig config) =>
        config.RotarySize * Math.Log(config.RopeScaling.OriginalMaxPositions / (turns * 2 * Math.PI)) / (2 * Math.Log(config.RopeTheta));
}
