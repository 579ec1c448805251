using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rung.Engine.Local;

/// <summary>
/// What the files beside the weights say of conversations: the chat template, the names of special tokens, the tokens that end a text.
/// </summary>
internal sealed record TokenizerSettings
{
    private static readonly string[] SpecialNames = ["bos_token", "eos_token", "unk_token", "pad_token", "sep_token", "cls_token"];

    /// <summary>The template's text; <see langword="null"/>: the model was published without one.</summary>
    public string? Template { get; init; }

    /// <summary>By the name that templates know them by, such as <c>bos_token</c>.</summary>
    public IReadOnlyDictionary<string, string> SpecialTokens { get; init; } = new Dictionary<string, string>();

    /// <summary>The tokens that <c>generation_config.json</c> ends a text at.</summary>
    public IReadOnlyList<int> EndTokens { get; init; } = [];

    /// <exception cref="LocalModelException">A file is not JSON.</exception>
    public static TokenizerSettings Read(string folder)
    {
        var tokenizer = ReadObject(Path.Combine(folder, "tokenizer_config.json"));
        var generation = ReadObject(Path.Combine(folder, "generation_config.json"));
        var file = Path.Combine(folder, "chat_template.jinja");
        return new TokenizerSettings
        {
            Template = File.Exists(file) ? File.ReadAllText(file) : TemplateOf(tokenizer["chat_template"]),
            SpecialTokens = SpecialNames
                .Select(name => (Name: name, Token: TextOf(tokenizer[name])))
                .Where(pair => pair.Token is not null)
                .ToDictionary(pair => pair.Name, pair => pair.Token!),
            EndTokens = [.. NumbersOf(generation["eos_token_id"])],
        };
    }

    /// <summary>One template, or several by name: then the default one.</summary>
    private static string? TemplateOf(JsonNode? node) => node switch
    {
        JsonValue value => TextOf(value),
        JsonArray { Count: > 0 } list => TextOf((list.FirstOrDefault(item => TextOf(item?["name"]) == "default") ?? list[0])?["template"]),
        _ => null,
    };

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
