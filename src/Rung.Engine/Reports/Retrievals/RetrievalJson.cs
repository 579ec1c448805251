using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rung.Engine.Retrieving.Benchmarks;

namespace Rung.Engine.Reports.Retrievals;

/// <summary>Measured retrievers as one JSON object of the schema <c>rung.retrieval/1</c>.</summary>
public static class RetrievalJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ImmutableArray<MeasuredRetriever> retrievers)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("schema", "rung.retrieval/1");
            json.WriteStartArray("retrievers");
            foreach (var retriever in retrievers)
            {
                WriteRetriever(json, retriever);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteRetriever(Utf8JsonWriter json, MeasuredRetriever retriever)
    {
        json.WriteStartObject();
        json.WriteString("name", retriever.Name);
        json.WriteString("setting", retriever.Setting);
        json.WriteStartObject("metrics");
        foreach (var (name, value) in retriever.Metrics)
        {
            json.WriteStartObject(name);
            json.WriteNumber("value", value.Value);
            json.WriteNumber("low", value.Interval.Low);
            json.WriteNumber("high", value.Interval.High);
            json.WriteNumber("n", value.Count);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteNumber("queriesPerSecond", retriever.QueriesPerSecond);
        json.WriteNumber("indexSeconds", retriever.IndexSeconds);
        if (retriever.AgainstFirst is { } difference)
        {
            json.WriteStartObject("againstFirst");
            json.WriteString("metric", "ndcg@10");
            json.WriteNumber("difference", difference.Value);
            json.WriteNumber("low", difference.Interval.Low);
            json.WriteNumber("high", difference.Interval.High);
            json.WriteNumber("p", difference.PValue);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
