using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rung.Engine.Tuning;

/// <summary>How adapters' records are spelled.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, RespectNullableAnnotations = true, WriteIndented = true, NewLine = "\n", IgnoreReadOnlyProperties = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(TrainedAdapter))]
internal sealed partial class TuningJson : JsonSerializerContext;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(DevLook))]
internal sealed partial class LookJson : JsonSerializerContext;
