using System.Collections.Immutable;
using System.Text.Json;

namespace Rung.Tensors.Checkpoints;

/// <summary>
/// Reads how positions are turned: from <c>rope_theta</c> and <c>rope_scaling</c>, or, as newer files have it, from <c>rope_parameters</c>.
/// </summary>
internal static class RopeConfig
{
    private const float UsualTheta = 10_000;

    public static float Theta(ConfigObject json) =>
        json.FindNumber("rope_theta") ?? json.Object("rope_parameters")?.FindNumber("rope_theta") ?? UsualTheta;

    public static int RotarySize(ConfigObject json, int headSize)
    {
        var share = json.FindNumber("partial_rotary_factor") ?? json.Object("rope_parameters")?.FindNumber("partial_rotary_factor") ?? 1;
        return share <= 1 ? (int)(headSize * share) : throw json.Wrong("partial_rotary_factor", "is above 1");
    }

    /// <param name="json">All of config.json.</param>
    /// <param name="rotarySize">How many dimensions turn.</param>
    public static RopeScaling Scaling(ConfigObject json, int rotarySize)
    {
        if ((json.Object("rope_scaling") ?? json.Object("rope_parameters")) is not { } scaling)
        {
            return RopeScaling.None;
        }

        var kind = (scaling.Text("rope_type") ?? scaling.Text("type")) switch
        {
            null or "default" => RopeScalingKind.None,
            "linear" => RopeScalingKind.Linear,
            "llama3" => RopeScalingKind.Llama3,
            "yarn" => RopeScalingKind.Yarn,
            "longrope" or "su" => RopeScalingKind.LongRope,
            var name => throw json.Wrong("rope_scaling", $"is of type '{name}'; linear, llama3, yarn and longrope are run here"),
        };
        return kind switch
        {
            RopeScalingKind.None => RopeScaling.None,
            RopeScalingKind.LongRope => ReadLong(json, scaling, rotarySize / 2),
            _ => Read(json, scaling, kind),
        };
    }

    private static RopeScaling ReadLong(ConfigObject json, ConfigObject scaling, int pairs)
    {
        var original = json.FindSize("original_max_position_embeddings") ?? scaling.FindSize("original_max_position_embeddings")
            ?? throw json.Wrong("original_max_position_embeddings", "is missing, which longrope needs");
        var factor = Math.Max(1, (float)json.Size("max_position_embeddings", otherwise: original) / original);
        return new RopeScaling
        {
            Kind = RopeScalingKind.LongRope,
            Factor = factor,
            OriginalMaxPositions = original,
            ShortFactors = Factors(json, scaling, "short_factor", pairs),
            LongFactors = Factors(json, scaling, "long_factor", pairs),
            AttentionFactor = scaling.FindNumber("attention_factor") ?? (float)Math.Sqrt(1 + (Math.Log(factor) / Math.Max(Math.Log(original), 1e-6))),
        };
    }

    private static ImmutableArray<float> Factors(ConfigObject json, ConfigObject scaling, string name, int pairs)
    {
        if (scaling.Find(name) is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() != pairs)
        {
            throw json.Wrong("rope_scaling", $"has no '{name}' of {pairs} numbers");
        }

        return
        [
            .. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetSingle(out var factor) && float.IsFinite(factor) && factor > 0
                ? factor
                : throw json.Wrong("rope_scaling", $"has a '{name}' with something else than numbers above 0")),
        ];
    }

    /// <summary>Layers marked 0 in <c>no_rope_layers</c>.</summary>
    public static ImmutableHashSet<int> LayersWithout(ConfigObject json, int layers)
    {
        var marks = json.Tokens("no_rope_layers");
        return marks.Count == 0 || marks.Count == layers
            ? [.. Enumerable.Range(0, marks.Count).Where(layer => marks[layer] == 0)]
            : throw json.Wrong("no_rope_layers", $"has {marks.Count} entries for {layers} layers");
    }

    private static RopeScaling Read(ConfigObject json, ConfigObject scaling, RopeScalingKind kind)
    {
        var usual = new RopeScaling();
        foreach (var unread in (string[])["mscale", "mscale_all_dim"])
        {
            if (scaling.Find(unread) is { ValueKind: JsonValueKind.Number })
            {
                throw json.Wrong("rope_scaling", $"has '{unread}', which is not run here");
            }
        }

        return new RopeScaling
        {
            Kind = kind,
            Factor = scaling.FindNumber("factor") ?? throw json.Wrong("rope_scaling", "has no factor"),
            OriginalMaxPositions = scaling.FindSize("original_max_position_embeddings")
                ?? json.Size("max_position_embeddings", usual.OriginalMaxPositions),
            LowFrequencyFactor = scaling.Number("low_freq_factor", usual.LowFrequencyFactor),
            HighFrequencyFactor = scaling.Number("high_freq_factor", usual.HighFrequencyFactor),
            BetaFast = scaling.Number("beta_fast", usual.BetaFast),
            BetaSlow = scaling.Number("beta_slow", usual.BetaSlow),
            AttentionFactor = scaling.FindNumber("attention_factor"),
        };
    }
}
