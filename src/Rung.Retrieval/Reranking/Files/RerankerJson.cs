using System.Text.Json.Serialization;

namespace Rung.Retrieval.Reranking.Files;

/// <summary>Writes and reads the record of a reranker.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RerankerRecord))]
internal sealed partial class RerankerJson : JsonSerializerContext;
