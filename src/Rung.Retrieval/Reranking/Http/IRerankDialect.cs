using System.Text.Json;

namespace Rung.Retrieval.Reranking.Http;

/// <summary>How a service wants to be asked, and where its answer holds the scores.</summary>
internal interface IRerankDialect
{
    /// <summary>The name of the property that holds a score.</summary>
    string ScoreName { get; }

    HttpContent Question(string? model, string query, string[] texts);

    /// <summary>The array of scores in the answer; null when it is not there.</summary>
    JsonElement? Results(JsonElement answer);
}
