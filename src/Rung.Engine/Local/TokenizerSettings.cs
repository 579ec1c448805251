using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rung.Engine.Local;

/// <summary>
/// What the files beside the weights say of tokens: the names of special ones, and which end a text.
/// </summary>
internal sealed record TokenizerSettings
{
    private static readonly string[] SpecialNames = ["bos_token", "eos_token", "unk_token", "pad_token", "sep_token", "cls_token"];

    /// <summary>By the name that templates know them by, such as <c>bos_token</c>.</summary>
    public IReadOnlyDictionary<string, string> SpecialTokens { get; init; } = new Dictionary<string, string>();

    /// <summary>The tokens that <c>generation_config.json</c> ends a text at.</summary>
    public IReadOnlyList<int> EndTokens { get; init; } = [];

    /// <exception cref="LocalModelException">A file is not JSON.</exception>
    public static TokenizerSettings Read(string folder)
    {
        var tokenizer = ReadObject(Path.Combine(folder, "tokenizer_config.json"));
        var generation = ReadObject(Path.Combine(folder, "generation_config.json"));
        return new TokenizerSettings
        {
            SpecialTokens = SpecialNames
                .Select(name => (Name: name, Token: TextOf(tokenizer[name])))
                .Where(pair => pair.Token is not null)
                .ToDictionary(pair => pair.Name, pair => pair.Token!),
            EndTokens = [.. NumbersOf(generation["eos_token_id"])],
        };
    }

    private static string? TextOf(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonObject token => TextOf(token["content"]),
        _ => null,
    };

    private static IEnumerable<int> NumbersOf(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<int>(out var number) => [number],
        JsonArray list => list.SelectMany(NumbersOf),
        _ => [],
    };

    private static JsonObject ReadObject(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(File.ReadAllBytes(path)) as JsonObject
                ?? throw new LocalModelException($"'{path}' holds no JSON object. Fetch the model's files again.");
        }
        catch (JsonException exception)
        {
            throw new LocalModelException($"'{path}' is not JSON ({exception.Message}). Fetch the model's files again.", exception);
        }
    }
}
