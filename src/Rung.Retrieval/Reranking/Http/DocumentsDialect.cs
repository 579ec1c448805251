using System.Net.Http.Json;
using System.Text.Json;

namespace Rung.Retrieval.Reranking.Http;

internal sealed class DocumentsDialect : IRerankDialect
{
    public string ScoreName => "relevance_score";

    public HttpContent Question(string? model, string query, string[] texts)
    {
        var question = new Dictionary<string, object>
        {
            ["query"] = query,
            ["documents"] = texts,
            ["top_n"] = texts.Length,
        };
        if (model is not null)
        {
            question["model"] = model;
        }

        return JsonContent.Create(question);
    }

    public JsonElement? Results(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("results", out var results) ? results : null;
}
