using System.Text.Json;
using System.Text.Unicode;

namespace Rung.Tensors.Checkpoints;

/// <summary>A JSON object of settings whose values are checked as they are taken; errors name the file and the field.</summary>
internal readonly struct ConfigObject(string path, JsonElement element)
{
    private const long LargestFile = 10_000_000;

    /// <summary>More than any model has of anything, less than what overflows in a product of two.</summary>
    private const int LargestSize = 1 << 24;

    public static ConfigObject Load(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length > LargestFile)
            {
                throw new CheckpointException(path, file.Exists ? $"It has more than {LargestFile} bytes." : "It is not there.");
            }

            var options = new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false };
            var bytes = File.ReadAllBytes(path);
            if (!Utf8.IsValid(bytes))
            {
                throw new CheckpointException(path, "It is not UTF-8.");
            }

            using var document = JsonDocument.Parse(bytes, options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ConfigObject(path, document.RootElement.Clone())
                : throw new CheckpointException(path, "It is not a JSON object.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IOException)
        {
            throw new CheckpointException(path, $"It cannot be read as JSON ({exception.Message}).", exception);
        }
    }

    public JsonElement? Find(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public int Size(string name) => FindSize(name) ?? throw Wrong(name, "is missing");

    public int Size(string name, int otherwise) => FindSize(name) ?? otherwise;

    /// <summary>A whole number from 1 to 2^24, or nothing where the field is absent.</summary>
    public int? FindSize(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var size) && size is > 0 and <= LargestSize ? size
        : throw Wrong(name, $"is {Shown(value)}, not a whole number from 1 to {LargestSize}");

    /// <summary>A token, or nothing; a list's first.</summary>
    public int? FindToken(string name) => Tokens(name) is [var first, ..] ? first : null;

    public List<int> Tokens(string name)
    {
        if (Find(name) is not { } value)
        {
            return [];
        }

        var tokens = new List<int>();
        foreach (var item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : new[] { value }.AsEnumerable())
        {
            tokens.Add(item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var token) && token >= 0
                ? token
                : throw Wrong(name, $"holds {Shown(item)}, which is no token"));
        }

        return tokens;
    }

    public float Number(string name, float otherwise) => FindNumber(name) ?? otherwise;

    /// <summary>A finite number above 0, or nothing where the field is absent.</summary>
    public float? FindNumber(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out var number) && float.IsFinite(number) && number > 0 ? number
        : throw Wrong(name, $"is {Shown(value)}, not a number above 0");

    public bool Claim(string name, bool otherwise) =>
        Find(name) is not { } value ? otherwise
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong(name, $"is {Shown(value)}, not true or false");

    public string? Text(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Wrong(name, $"is {Shown(value)}, not a text");

    public ConfigObject? Object(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? new ConfigObject(path, value)
        : throw Wrong(name, $"is {Shown(value)}, not an object");

    public CheckpointException Wrong(string name, string problem) => new(path, $"'{name}' {problem}.");

    private static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 40 ? text : text[..40] + "…";
    }
}
