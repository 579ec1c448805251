using System.Text.Json;

namespace Rung.Tensors.Descriptions;

/// <summary>What kind of tokenizer a <c>tokenizer.json</c> is, in words.</summary>
internal static class TokenizerKind
{
    private static readonly string[] Places = ["pre_tokenizer", "decoder"];

    public static string? Of(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("model", out var model) || model.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var name = model.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
            var falls = model.TryGetProperty("byte_fallback", out var fallback) && fallback.ValueKind == JsonValueKind.True;
            return $"{name ?? "unknown"}{(IsOfBytes(root) ? " of bytes" : falls ? " with bytes for what is unknown" : "")}";
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            return null;
        }
    }

    private static bool IsOfBytes(JsonElement root) =>
        Places.Any(part =>
            root.TryGetProperty(part, out var value) && value.ValueKind == JsonValueKind.Object && value.GetRawText().Contains("\"ByteLevel\"", StringComparison.Ordinal));
}
