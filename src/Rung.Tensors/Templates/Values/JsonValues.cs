using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rung.Tensors.Templates.Values;

/// <summary>JSON as a template's values.</summary>
internal static class JsonValues
{
    public static object? Of(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => new TemplateMap(new OrderedDictionary<string, object?>(
            map.Select(pair => KeyValuePair.Create(pair.Key, Of(pair.Value))), StringComparer.Ordinal)),
        JsonArray list => new TemplateList([.. list.Select(Of)]),
        _ => OfElement(JsonSerializer.SerializeToElement(node)),
    };

    private static object? OfElement(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when element.TryGetInt64(out var whole) && !element.GetRawText().AsSpan().ContainsAny(".eE") => whole,
        JsonValueKind.Number => element.GetDouble(),
        _ => null,
    };
}
