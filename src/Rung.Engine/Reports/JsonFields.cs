using System.Text.Json;
using Rung.Core.Statistics;

namespace Rung.Engine.Reports;

/// <summary>Fields as every JSON report writes them: what is unknown or without limit is <see langword="null"/>, for JSON knows no infinity.</summary>
internal static class JsonFields
{
    public static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        WriteValue(json, value);
    }

    public static void WriteValue(Utf8JsonWriter json, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>A measured value with its interval.</summary>
    public static void WriteEstimate(Utf8JsonWriter json, string name, Estimate estimate)
    {
        json.WriteStartObject(name);
        json.WriteNumber("value", estimate.Value);
        json.WriteNumber("low", estimate.Interval.Low);
        json.WriteNumber("high", estimate.Interval.High);
        json.WriteNumber("n", estimate.Count);
        json.WriteNumber("groups", estimate.Groups);
        json.WriteString("method", estimate.Method);
        json.WriteEndObject();
    }

    /// <summary>The fields of a difference, in the object at hand.</summary>
    public static void WriteDifference(Utf8JsonWriter json, DifferenceEstimate difference, double adjustedP)
    {
        json.WriteNumber("difference", difference.Value);
        json.WriteNumber("low", difference.Interval.Low);
        json.WriteNumber("high", difference.Interval.High);
        json.WriteNumber("p", difference.PValue);
        json.WriteNumber("pAdjusted", adjustedP);
        json.WriteString("method", difference.Method);
    }

    public static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }
}
