using System.Text.Json;
using System.Text.Json.Nodes;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers.Embedding;

/// <summary>What the bodies of all dialects have in common.</summary>
internal static class EmbeddingBody
{
    /// <summary>The question for the vectors of texts.</summary>
    public static JsonObject Question(EmbedderDefinition embedder, IReadOnlyList<string> texts)
    {
        var question = new JsonObject { ["model"] = embedder.Model.Model, ["input"] = new JsonArray([.. texts.Select(text => (JsonNode?)text)]) };
        if (embedder.Dimensions is { } dimensions)
        {
            question["dimensions"] = dimensions;
        }

        return question;
    }

    /// <summary>The entries of the list in an answer.</summary>
    /// <exception cref="FormatException">There is no such list.</exception>
    public static JsonElement.ArrayEnumerator List(JsonElement answer, string name) =>
        answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array
            ? list.EnumerateArray()
            : throw new FormatException($"it has no list '{name}'");
}
