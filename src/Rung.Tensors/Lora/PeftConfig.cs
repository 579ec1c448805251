using System.Text.Json;
using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Lora;

/// <summary>Reads <c>adapter_config.json</c>. What would change the result and is not understood is an error.</summary>
internal static class PeftConfig
{
    private static readonly string[] Refused = ["use_dora", "use_qalora", "lora_bias", "trainable_token_indices", "layer_replication"];
    private static readonly string[] RefusedUnlessEmpty = ["rank_pattern", "alpha_pattern", "target_parameters"];

    public static LoraOptions Read(string path)
    {
        var json = ConfigObject.Load(path);
        if (json.Text("peft_type") is not "LORA")
        {
            throw json.Wrong("peft_type", "is not LORA, the only kind of adapter that is run here");
        }

        if (json.Text("bias") is not (null or "none"))
        {
            throw json.Wrong("bias", "is not 'none': biases of the adapter's own are not run here");
        }

        foreach (var name in Refused.Where(name => json.Find(name) is { ValueKind: not JsonValueKind.False }))
        {
            throw json.Wrong(name, "is set, which is not run here");
        }

        foreach (var name in RefusedUnlessEmpty.Where(name => json.Find(name) is { } value && value.GetRawText() is not ("[]" or "{}")))
        {
            throw json.Wrong(name, "is not empty, which is not run here");
        }

        return new LoraOptions
        {
            Rank = json.Size("r"),
            Alpha = json.FindNumber("lora_alpha") ?? throw json.Wrong("lora_alpha", "is missing"),
            Dropout = Dropout(json),
            IsRankStabilised = json.Claim("use_rslora", otherwise: false),
            TargetModules = [.. Names(json, "target_modules")],
        };
    }

    /// <summary>What is saved whole beside the adapter: an encoder's head.</summary>
    public static IReadOnlyList<string> SavedModules(string path)
    {
        var json = ConfigObject.Load(path);
        if (json.Find("modules_to_save") is { ValueKind: not JsonValueKind.Array })
        {
            throw json.Wrong("modules_to_save", "is no list");
        }

        var names = Names(json, "modules_to_save").ToList();
        return names.Find(name => name is not ("classifier" or "pooler")) is { } other
            ? throw json.Wrong("modules_to_save", $"has '{other}'; a classifier and its pooler are run here")
            : names;
    }

    private static float Dropout(ConfigObject json) =>
        json.Find("lora_dropout") is not { } value ? 0
        : value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out var share) && share is >= 0 and < 1 ? share
        : throw json.Wrong("lora_dropout", "is no share from 0 to below 1");

    /// <summary>A pattern in place of a list says the same as the tensors do; those decide.</summary>
    private static IEnumerable<string> Names(ConfigObject json, string field) =>
        json.Find(field) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String
                ? item.GetString()!
                : throw json.Wrong(field, "holds something that is no name"))
            : [];
}
