using System.Text.Json;
using Rung.Engine.Checking.Profiles;

namespace Rung.Engine.Reports.Checks;

/// <summary>What the data is made of, as JSON.</summary>
internal static class ProfileJson
{
    public static void Write(Utf8JsonWriter json, DatasetProfile profile)
    {
        json.WriteStartArray("profile");
        foreach (var split in profile.Splits.Append(profile.Whole))
        {
            WriteSplit(json, split);
        }

        json.WriteEndArray();
    }

    private static void WriteSplit(Utf8JsonWriter json, SplitProfile split)
    {
        json.WriteStartObject();
        json.WriteString("split", split.Split?.ToString().ToLowerInvariant() ?? "all");
        json.WriteNumber("count", split.Count);
        json.WriteNumber("generated", split.Generated);
        WriteQuantiles(json, "characters", split.Characters);
        WriteQuantiles(json, "words", split.Words);
        json.WriteStartArray("tokens");
        foreach (var tokens in split.Tokens)
        {
            json.WriteStartObject();
            json.WriteString("model", tokens.Model);
            WriteQuantiles(json, "estimated", tokens.Estimated);
            json.WriteString("note", tokens.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("scripts");
        foreach (var script in split.Scripts)
        {
            json.WriteNumber(script.Script?.ToString() ?? "none", script.Count);
        }

        json.WriteEndObject();
        WriteLabels(json, split.Labels);
        WriteTimes(json, split);
        json.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter json, LabelProfile? labels)
    {
        if (labels is null)
        {
            json.WriteNull("labels");
            return;
        }

        json.WriteStartObject("labels");
        foreach (var (label, count) in labels.Counts)
        {
            json.WriteNumber(label, count);
        }

        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, SplitProfile split)
    {
        json.WriteNumber("groups", split.Groups?.Count ?? 0);
        json.WriteString("from", split.Time?.First.ToUniversalTime().ToString("O"));
        json.WriteString("to", split.Time?.Last.ToUniversalTime().ToString("O"));
    }

    private static void WriteQuantiles(Utf8JsonWriter json, string name, Quantiles? quantiles)
    {
        if (quantiles is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("min", quantiles.Least);
        json.WriteNumber("p05", quantiles.P05);
        json.WriteNumber("p50", quantiles.P50);
        json.WriteNumber("p95", quantiles.P95);
        json.WriteNumber("max", quantiles.Most);
        json.WriteNumber("mean", quantiles.Mean);
        json.WriteEndObject();
    }
}
