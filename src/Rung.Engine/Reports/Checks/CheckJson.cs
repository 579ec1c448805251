using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rung.Core.Data;
using Rung.Engine.Checking;
using Rung.Engine.Checking.Curves;

namespace Rung.Engine.Reports.Checks;

/// <summary>A check as one JSON object of the schema <c>rung.check/1</c>, described in <c>docs/check-json.md</c>.</summary>
public static class CheckJson
{
    /// <summary>How many ids of a finding are written unless more are asked for.</summary>
    public const int DefaultLimit = 50;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="result">The check.</param>
    /// <param name="limit">The most ids, and clusters, of each finding.</param>
    public static string Write(CheckResult result, int limit)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            WriteResult(json, result, limit);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteResult(Utf8JsonWriter json, CheckResult result, int limit)
    {
        json.WriteStartObject();
        json.WriteString("schema", "rung.check/1");
        json.WriteString("task", result.Task);
        json.WriteStartObject("dataset");
        json.WriteString("id", result.Dataset.Id.ToString());
        json.WriteNumber("train", result.Dataset.Train);
        json.WriteNumber("dev", result.Dataset.Dev);
        json.WriteNumber("test", result.Dataset.Test);
        json.WriteNumber("edge", result.Dataset.Edge);
        json.WriteNumber("groups", result.Dataset.Groups);
        json.WriteEndObject();
        json.WriteNumber("seed", result.Seed);
        json.WriteString("policy", result.Policy.Source);
        json.WriteBoolean("refused", result.Refusals.Any());
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings)
        {
            WriteFinding(json, finding, limit);
        }

        json.WriteEndArray();
        WriteGates(json, result.Gates);
        if (result.Profile is { } profile)
        {
            ProfileJson.Write(json, profile);
        }

        WriteCurve(json, result.Curve);
        json.WriteStartArray("notes");
        foreach (var note in result.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteString("finishedAt", result.FinishedAt.ToUniversalTime());
        json.WriteEndObject();
    }

    private static void WriteCurve(Utf8JsonWriter json, LearningCurve? curve)
    {
        if (curve is null)
        {
            json.WriteNull("learningCurve");
            return;
        }

        json.WriteStartObject("learningCurve");
        json.WriteString("candidate", CurveLearner.Candidate);
        json.WriteNumber("confidence", curve.Confidence);
        json.WriteNumber("asked", curve.Asked);
        json.WriteNumber("repetitions", curve.Repetitions);
        json.WriteStartArray("points");
        foreach (var point in curve.Points)
        {
            json.WriteStartObject();
            json.WriteNumber("examples", point.Size);
            json.WriteNumber("accuracy", point.Accuracy);
            json.WriteNumber("standardError", point.StandardError);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        var (doubled, interval) = curve.Predict(2.0 * curve.LargestSize);
        json.WriteStartObject("doubled");
        json.WriteNumber("accuracy", doubled);
        json.WriteNumber("low", interval.Low);
        json.WriteNumber("high", interval.High);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding, int limit)
    {
        json.WriteStartObject();
        json.WriteString("kind", FindingNames.Of(finding.Kind));
        json.WriteString("severity", FindingNames.Of(finding.Severity));
        json.WriteBoolean("accepted", finding.IsAccepted);
        json.WriteNumber("count", finding.Count);
        json.WriteNumber("share", finding.Share);
        json.WriteString("of", finding.Of);
        json.WriteString("title", finding.Title);
        WriteIds(json, "ids", finding.Ids, limit);
        if (!finding.Clusters.IsEmpty)
        {
            json.WriteStartArray("clusters");
            foreach (var cluster in finding.Clusters.Take(limit))
            {
                WriteIds(json, null, cluster, int.MaxValue);
            }

            json.WriteEndArray();
        }

        WriteSamples(json, finding.Samples);
        json.WriteString("fix", finding.Fix);
        json.WriteString("command", finding.Command);
        json.WriteEndObject();
    }

    private static void WriteIds(Utf8JsonWriter json, string? name, ImmutableArray<ExampleId> ids, int limit)
    {
        if (name is null)
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartArray(name);
        }

        foreach (var id in ids.Take(limit))
        {
            json.WriteStringValue(id.ToString());
        }

        json.WriteEndArray();
    }

    private static void WriteSamples(Utf8JsonWriter json, ImmutableArray<FindingSample> samples)
    {
        json.WriteStartArray("samples");
        foreach (var sample in samples)
        {
            json.WriteStartObject();
            json.WriteString("id", sample.Id.ToString());
            json.WriteString("split", sample.Split.ToString().ToLowerInvariant());
            json.WriteString("text", sample.Text);
            json.WriteString("evidence", sample.Evidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteGates(Utf8JsonWriter json, ImmutableArray<DataGate> gates)
    {
        json.WriteStartArray("gates");
        foreach (var gate in gates)
        {
            json.WriteStartObject();
            json.WriteString("approach", gate.Minimum.Approach);
            json.WriteNumber("examples", gate.Minimum.Examples);
            json.WriteString("source", gate.Minimum.Source);
            if (gate.Have is { } have)
            {
                json.WriteNumber("have", have);
            }
            else
            {
                json.WriteNull("have");
            }

            json.WriteString("counted", gate.Counted);
            json.WriteString("state", gate.State);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
