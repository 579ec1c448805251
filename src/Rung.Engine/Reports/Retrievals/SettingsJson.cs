using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rung.Engine.Retrieving.Searches;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Reports.Retrievals;

/// <summary>A search over settings as one JSON object of the schema <c>rung.retrieval-search/1</c>.</summary>
public static class SettingsJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(SettingsFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("schema", "rung.retrieval-search/1");
            json.WriteString("name", findings.Name);
            json.WriteString("metric", findings.Metric);
            WriteRace(json, findings);
            JsonFields.WriteAll(json, "front", findings.Front, (_, point) => WritePoint(json, findings, point));
            json.WritePropertyName("today");
            WritePoint(json, findings, findings.Today);
            JsonFields.WriteAll(json, "confirmed", findings.Confirmed, WriteConfirmed);
            json.WriteStartObject("advised");
            json.WriteBoolean("change", findings.IsChange);
            json.WriteString("why", findings.Why);
            WriteSettings(json, findings.Advised);
            json.WriteEndObject();
            FindingsJson.WriteFailures(json, findings.Failures);
            json.WriteNumber("confidence", findings.Confidence);
            json.WriteNumber("seed", findings.Seed);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteRace(Utf8JsonWriter json, SettingsFindings findings)
    {
        json.WriteStartObject("race");
        json.WriteNumber("settings", findings.Settings);
        json.WriteNumber("questions", findings.Searched);
        json.WriteNumber("asked", findings.Asked);
        json.WriteNumber("askedOfAll", findings.AskedOfAll);
        json.WriteBoolean("complete", findings.IsComplete);
        json.WriteNumber("seconds", findings.Elapsed.TotalSeconds);
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, SettingsFindings findings, FrontPoint point)
    {
        json.WriteStartObject();
        WriteSettings(json, point.Settings);
        JsonFields.WriteEstimate(json, "quality", point.Quality);
        json.WriteNumber("tokensPerQuery", point.Tokens);
        JsonFields.WriteNumber(json, "usdPer1kQueries", findings.Price is { } price ? point.Tokens * (double)price.Dollars / 1000 : null);
        json.WriteNumber("latencyMs", point.Footprint.Latency.TotalMilliseconds);
        json.WriteNumber("passages", point.Footprint.Passages);
        json.WriteNumber("indexBytes", point.Footprint.IndexBytes);
        json.WriteNumber("indexSeconds", point.Footprint.IndexTime.TotalSeconds);
        json.WriteEndObject();
    }

    private static void WriteConfirmed(Utf8JsonWriter json, ConfirmedSettings settings)
    {
        json.WriteStartObject();
        json.WriteString("name", settings.Name);
        WriteSettings(json, settings.Settings);
        JsonFields.WriteEstimate(json, "quality", settings.Quality);
        json.WriteNumber("tokensPerQuery", settings.Tokens);
        if (settings.Difference is { } difference)
        {
            json.WriteStartObject("againstToday");
            JsonFields.WriteDifference(json, difference, settings.AdjustedP);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter json, RetrievalSettings settings)
    {
        json.WriteStartObject("settings");
        json.WriteNumber("maxTokens", settings.MaxTokens);
        json.WriteNumber("overlap", settings.OverlapTokens);
        json.WriteBoolean("stems", settings.Stems);
        json.WriteNumber("k1", settings.Bm25.K1);
        json.WriteNumber("b", settings.Bm25.B);
        json.WriteString("retriever", RetrievalSpace.MixName(settings));
        json.WriteString("reranker", settings.Reranks ? "learnt" : "none");
        json.WriteNumber("passages", settings.Count);
        json.WriteEndObject();
    }
}
