using System.Text.Json.Serialization;
using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Vectors.Lsa;

/// <summary>How texts become terms, as the file of a model says it.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(AnalysisOptions))]
internal sealed partial class LsaJson : JsonSerializerContext;
