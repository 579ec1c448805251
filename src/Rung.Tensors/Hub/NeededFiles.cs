using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Rung.Tensors.Hub;

/// <summary>Which of a model's files are fetched: those that are read here, and no others.</summary>
internal static partial class NeededFiles
{
    private const string Weights = "model.safetensors";
    private const string Index = "model.safetensors.index.json";
    private const string AdapterWeights = "adapter_model.safetensors";

    private static readonly ImmutableArray<string> Small =
    [
        "config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json",
        "chat_template.jinja", "chat_template.json", "modules.json", "sentence_bert_config.json", "1_Pooling/config.json", "adapter_config.json",
    ];

    private static readonly string[] Pickles = [".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle"];

    /// <summary>The small files first: what is wrong with a model shows before its weights come.</summary>
    /// <exception cref="HubException">The weights are there as pickle only, or not at all; or a name leaves the folder.</exception>
    public static ImmutableArray<HubFile> Of(ModelName name, IReadOnlyList<HubFile> listed)
    {
        if (listed.FirstOrDefault(file => !HubFile.IsSafe(file.Path)) is { } strange)
        {
            throw new HubException($"The hub lists a file '{Printable(strange.Path)}' for {name}, which would not stay in the model's folder. Nothing was fetched; do not trust it.");
        }

        var byPath = listed.GroupBy(file => file.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var weights = WeightsOf(byPath);
        if (weights.Count == 0)
        {
            throw new HubException(listed.Any(file => Array.Exists(Pickles, ending => file.Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                ? $"{name} has its weights as pickle only, which can run code when it is read. Choose a revision or a model with .safetensors, or convert it where it comes from."
                : $"{name} has no weights in safetensors. Choose a model that has some.");
        }

        return [.. Small.Where(byPath.ContainsKey).Select(path => byPath[path]), .. weights];
    }

    private static List<HubFile> WeightsOf(Dictionary<string, HubFile> files)
    {
        if (files.TryGetValue(Weights, out var single))
        {
            return [single];
        }

        if (files.TryGetValue(Index, out var index))
        {
            return [index, .. files.Values.Where(file => Shard().IsMatch(file.Path)).OrderBy(file => file.Path, StringComparer.Ordinal)];
        }

        return files.TryGetValue(AdapterWeights, out var adapter) ? [adapter] : [];
    }

    private static string Printable(string text) => string.Concat(text.Take(100).Select(character => char.IsControl(character) ? '?' : character));

    [GeneratedRegex("""^model-\d{5}-of-\d{5}\.safetensors\z""")]
    private static partial Regex Shard();
}
