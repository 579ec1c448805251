using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rung.Engine.Climbing;
using Rung.Engine.Tuning;

namespace Rung.Cli.Training;

/// <summary>A training as JSON (schema <c>rung.train/1</c>).</summary>
internal static class TrainJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(TaskTraining training, TrainedAdapter? adapter) => new JsonObject
    {
        ["schema"] = "rung.train/1",
        ["forecast"] = Forecast(training.Forecast),
        ["adapter"] = adapter is null ? null : Adapter(training, adapter),
    }.ToJsonString(Readable);

    private static JsonObject Forecast(TuningForecast forecast) => new()
    {
        ["examples"] = forecast.Examples,
        ["tokens"] = forecast.Tokens,
        ["steps"] = forecast.Steps,
        ["trainedNumbers"] = forecast.TrainedNumbers,
        ["adapterBytes"] = forecast.AdapterBytes,
        ["peakBytes"] = forecast.PeakBytes,
        ["availableBytes"] = forecast.AvailableBytes,
        ["operations"] = forecast.Operations,
        ["operationsPerSecond"] = Math.Round(forecast.Speed),
        ["seconds"] = Math.Round(forecast.Time.TotalSeconds, 3),
        ["notes"] = new JsonArray([.. forecast.Notes.Select(note => (JsonNode)note)]),
    };

    private static JsonObject Adapter(TaskTraining training, TrainedAdapter adapter) => new()
    {
        ["id"] = adapter.Id,
        ["folder"] = training.FolderOf(adapter),
        ["wasThere"] = training.Existing is not null,
        ["model"] = adapter.Model,
        ["base"] = adapter.Base,
        ["dataset"] = adapter.Dataset,
        ["train"] = adapter.Train,
        ["dev"] = adapter.Dev,
        ["seed"] = adapter.Seed,
        ["steps"] = adapter.Steps,
        ["bestStep"] = adapter.BestStep,
        ["metric"] = adapter.Metric,
        ["looks"] = new JsonArray([.. adapter.Looks.Select(look => (JsonNode)new JsonObject
        {
            ["step"] = look.Step,
            ["loss"] = look.Loss,
            ["metric"] = look.Metric,
        })]),
        ["seconds"] = Math.Round(adapter.Actuals.Seconds, 3),
        ["tokensPerSecond"] = Math.Round(adapter.Actuals.TokensPerSecond, 1),
        ["peakBytes"] = adapter.Actuals.PeakBytes,
        ["adapterBytes"] = adapter.Actuals.AdapterBytes,
    };
}
