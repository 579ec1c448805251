using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Core.Statistics;
using Rung.Engine.Reports.Gates;
using Rung.Engine.Reports.Outlooks;
using Rung.Engine.Reports.Retrievals;
using static Rung.Engine.Reports.JsonFields;

namespace Rung.Engine.Reports;

/// <summary>The result as one JSON object of the schema <c>rung.climb/1</c>, described in <c>docs/report-json.md</c>.</summary>
public static class JsonReport
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ClimbResult result)
    {
        ArgumentNullException.ThrowIfNull(result);

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            WriteResult(json, result);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteResult(Utf8JsonWriter json, ClimbResult result)
    {
        json.WriteStartObject();
        json.WriteString("schema", "rung.climb/1");
        json.WriteString("task", result.Task);
        json.WriteString("metric", result.Metric);
        json.WriteString("metricDescription", result.MetricDescription);
        WriteBar(json, result.Bar);
        WriteDataset(json, result);
        json.WriteNumber("seed", result.Seed);
        WriteAll(json, "candidates", result.Candidates, WriteCandidate);
        WriteAll(json, "comparisons", result.Comparisons, WriteComparison);
        WriteVerdict(json, result.Verdict);
        GateJson.Write(json, "gates", result.Gates);
        MoneyJson.Write(json, "money", result.Money);
        FindingsJson.Write(json, "retrieval", result.Retrieval);
        json.WriteString("policy", result.Policy);
        json.WriteString("prices", result.Prices);
        WriteSpent(json, result.Spent);
        json.WriteString("finishedAt", result.FinishedAt.ToUniversalTime());
        WriteTexts(json, "notes", result.Notes);
        json.WriteEndObject();
    }

    private static void WriteBar(Utf8JsonWriter json, Bar bar)
    {
        json.WriteStartObject("bar");
        WriteNumber(json, "quality", bar.Quality);
        WriteNumber(json, "p95Ms", bar.P95?.TotalMilliseconds);
        WriteMoney(json, "costPer1kUsd", bar.CostPer1K);
        json.WriteEndObject();
    }

    private static void WriteDataset(Utf8JsonWriter json, ClimbResult result)
    {
        json.WriteStartObject("dataset");
        json.WriteString("id", result.Dataset.Id.ToString());
        json.WriteNumber("train", result.Dataset.Train);
        json.WriteNumber("dev", result.Dataset.Dev);
        json.WriteNumber("test", result.Dataset.Test);
        json.WriteNumber("edge", result.Dataset.Edge);
        json.WriteNumber("edgeGenerated", result.Dataset.EdgeGenerated);
        json.WriteNumber("groups", result.Dataset.Groups);
        json.WriteEndObject();
    }

    private static void WriteCandidate(Utf8JsonWriter json, MeasuredCandidate candidate)
    {
        json.WriteStartObject();
        json.WriteString("name", candidate.Candidate.Name);
        json.WriteString("id", candidate.Candidate.Id.ToString());
        json.WriteString("rung", ReportText.RungName(candidate.Candidate.Rung));
        json.WriteBoolean("deployable", candidate.Candidate.IsDeployable);
        json.WriteString("state", candidate.State.ToString().ToLowerInvariant());
        json.WriteString("why", candidate.Why);
        WriteEstimate(json, "dev", candidate.Dev);
        WriteEstimate(json, "test", candidate.Test);
        WriteEstimate(json, "againstBar", candidate.AgainstBar);
        WriteEstimate(json, "testWithoutTwins", candidate.TestWithoutTwins);
        WriteEstimate(json, "edge", candidate.Edge);
        WriteEstimate(json, "edgeNatural", candidate.EdgeNatural);
        WriteEstimate(json, "edgeGenerated", candidate.EdgeGenerated);
        WriteMoney(json, "costPerCallUsd", candidate.CostPerCall);
        WriteLatency(json, candidate.Latency);
        json.WriteStartObject("failures");
        foreach (var (cause, count) in candidate.Failures)
        {
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(cause.ToString()), count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLatency(Utf8JsonWriter json, LatencySummary? latency)
    {
        if (latency is null)
        {
            json.WriteNull("latencyMs");
            return;
        }

        json.WriteStartObject("latencyMs");
        json.WriteNumber("p50", latency.P50);
        json.WriteNumber("p95", latency.P95);
        WriteNumber(json, "firstTokenP50", latency.FirstTokenP50);
        WriteNumber(json, "firstTokenP95", latency.FirstTokenP95);
        WriteNumber(json, "retrieveP50", latency.RetrieveP50);
        WriteNumber(json, "retrieveP95", latency.RetrieveP95);
        json.WriteNumber("n", latency.Count);
        json.WriteEndObject();
    }

    private static void WriteComparison(Utf8JsonWriter json, Comparison comparison)
    {
        var difference = comparison.Difference;
        json.WriteStartObject();
        json.WriteString("better", comparison.Better);
        json.WriteString("worse", comparison.Worse);
        WriteDifference(json, difference, comparison.AdjustedPValue);
        json.WriteNumber("n", difference.Count);
        json.WriteNumber("groups", difference.Groups);
        json.WriteEndObject();
    }

    private static void WriteVerdict(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteStartObject("verdict");
        json.WriteString("kind", verdict.Kind switch
        {
            VerdictKind.Ship => "ship",
            VerdictKind.Undecided => "undecided",
            VerdictKind.Stop => "stop",
            VerdictKind.NoModel => "no-model",
            _ => throw new InvalidOperationException($"There is no verdict {verdict.Kind}."),
        });
        json.WriteString("candidate", verdict.Candidate);
        WriteTexts(json, "reasons", verdict.Reasons);
        WriteNumber(json, "moreLabels", verdict.MoreLabels);
        WriteTexts(json, "reversals", verdict.Reversals);
        WriteTexts(json, "notTried", verdict.NotTried);
        WriteTexts(json, "nextSteps", verdict.NextSteps);
        json.WriteString("expires", verdict.Expires.ToString("O"));
        json.WriteEndObject();
    }

    private static void WriteSpent(Utf8JsonWriter json, SpentTotals spent)
    {
        json.WriteStartObject("spent");
        WriteMoney(json, "usd", spent.Money);
        json.WriteNumber("calls", spent.Calls);
        json.WriteNumber("cachedCalls", spent.CachedCalls);
        json.WriteNumber("seconds", Math.Round(spent.Elapsed.TotalSeconds, 3));
        json.WriteEndObject();
    }

    private static void WriteEstimate(Utf8JsonWriter json, string name, Estimate? estimate)
    {
        if (estimate is not { } known || !double.IsFinite(known.Value))
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("value", known.Value);
        json.WriteNumber("low", known.Interval.Low);
        json.WriteNumber("high", known.Interval.High);
        json.WriteNumber("n", known.Count);
        json.WriteNumber("groups", known.Groups);
        json.WriteNumber("confidence", known.Confidence);
        json.WriteString("method", known.Method);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts) =>
        WriteAll(json, name, texts, (writer, text) => writer.WriteStringValue(text));

    private static void WriteMoney(Utf8JsonWriter json, string name, Money? value)
    {
        if (value is { } money)
        {
            json.WriteNumber(name, money.Usd);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
