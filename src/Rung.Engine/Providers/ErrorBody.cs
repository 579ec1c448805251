using System.Text;
using System.Text.Json;

namespace Rung.Engine.Providers;

/// <summary>
/// What a provider says of an error: OpenAI's <c>{"error": {"message", "code"}}</c> or whatever came instead.
/// </summary>
internal readonly record struct ErrorBody(string Message, string? Code)
{
    public static ErrorBody Read(BinaryData? content)
    {
        if (content is null)
        {
            return new ErrorBody("", null);
        }

        var text = Encoding.UTF8.GetString(content.ToMemory().Span);
        try
        {
            using var json = JsonDocument.Parse(text);
            return Read(json.RootElement) ?? new ErrorBody(text, null);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The latter is what an escaped half of a surrogate pair throws.
            return new ErrorBody(text, null);
        }
    }

    private static ErrorBody? Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("error", out var error))
        {
            return null;
        }

        return error.ValueKind switch
        {
            JsonValueKind.String => new ErrorBody(error.GetString()!, null),
            JsonValueKind.Object => new ErrorBody(Text(error, "message") ?? error.GetRawText(), Text(error, "code")),
            _ => null,
        };
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;
}
