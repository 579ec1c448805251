using System.Net.Http.Json;
using System.Text.Json;

namespace Rung.Retrieval.Reranking.Http;

internal sealed class TextsDialect : IRerankDialect
{
    public string ScoreName => "score";

    public HttpContent Question(string? model, string query, string[] texts) => JsonContent.Create(new { query, texts });

    public JsonElement? Results(JsonElement answer) => answer;
}
