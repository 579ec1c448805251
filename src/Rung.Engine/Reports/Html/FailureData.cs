using System.Text;
using System.Text.Json;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Core.Scoring;

namespace Rung.Engine.Reports.Html;

/// <summary>
/// The attempts below a full score, as the page's script reads them: examples once, attempts as short arrays. The encoder
/// leaves no character that could end the script element.
/// </summary>
internal static class FailureData
{
    public static string Write(ReportSource source)
    {
        var places = new Dictionary<ExampleId, int>();
        var failures = source.Attempts
            .SelectMany((candidate, i) => candidate.Attempts.Where(attempt => attempt.Score is { } score && score < Score.One).Select(attempt => (i, attempt)))
            .ToArray();
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteBoolean("hasLabels", source.Result.Output is OutputKind.Label);
            json.WriteStartArray("candidates");
            foreach (var candidate in source.Attempts)
            {
                json.WriteStringValue(HtmlText.Shown(candidate.Candidate));
            }

            json.WriteEndArray();
            WriteExamples(json, source, [.. failures.Select(failure => failure.attempt.Example)], places);
            json.WriteStartArray("failures");
            foreach (var (candidate, attempt) in failures.Where(failure => places.ContainsKey(failure.attempt.Example)))
            {
                WriteFailure(json, candidate, places[attempt.Example], attempt);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteExamples(
        Utf8JsonWriter json, ReportSource source, HashSet<ExampleId> failed, Dictionary<ExampleId, int> places)
    {
        json.WriteStartArray("examples");
        foreach (var example in source.Test.Where(example => failed.Contains(example.Id)))
        {
            places.Add(example.Id, places.Count);
            json.WriteStartArray();
            WriteText(json, example.Id.ToString());
            WriteText(json, example.Input.Text);
            WriteText(json, example.Expected);
            WriteText(json, example.Group);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteFailure(Utf8JsonWriter json, int candidate, int example, Attempt attempt)
    {
        json.WriteStartArray();
        json.WriteNumberValue(candidate);
        json.WriteNumberValue(example);
        WriteText(json, attempt.Output);
        json.WriteNumberValue(attempt.Score!.Value.Value);
        WriteText(json, attempt.Failure?.Cause.ToString());
        WriteText(json, attempt.Failure?.Message);
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string? text)
    {
        if (text is null)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteStringValue(HtmlText.Shown(text));
        }
    }
}
