using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rung.Core.Economics;
using Rung.Core.Economics.Prices;
using Rung.Engine.Prices.Json;

namespace Rung.Engine.Prices.Tables;

/// <summary>Writes a table in our own format, an entry a line, so that two versions can be compared line by line.</summary>
internal static class TableWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToText(PriceTable table)
    {
        var text = new StringBuilder();
        text.Append("{\n  \"schema\": \"").Append(TableReader.Schema);
        text.Append("\",\n  \"currency\": \"").Append(PriceTable.Dollars).Append('"');
        Append(text, "models", table.Models.Select(LineOf));
        Append(text, "hardware", table.Hardware.Select(LineOf));
        Append(text, "vector_stores", table.VectorStores.Select(LineOf));
        return text.Append("\n}\n").ToString();
    }

    /// <summary>All that an entry says; equal entries make equal lines.</summary>
    public static string LineOf(PricedModel model) => Line(json =>
    {
        json.WriteString("provider", model.Provider);
        json.WriteString("model", model.Model);
        json.WriteString("kind", PriceFields.NameOf(model.Kind));
        if (model.Price is { } price)
        {
            WritePrice(json, price);
            WriteOrigin(json, price.Date, price.Source);
        }
    });

    public static string LineOf(HardwarePrice machine) => Line(json =>
    {
        json.WriteString("name", machine.Name);
        Write(json, "per_hour", machine.PerHour);
        if (machine.PeakTeraflops is { } peak)
        {
            json.WriteNumber("peak_teraflops", peak);
        }

        if (!machine.Throughputs.IsEmpty)
        {
            json.WriteStartArray("throughputs");
            foreach (var throughput in machine.Throughputs)
            {
                WriteThroughput(json, throughput);
            }

            json.WriteEndArray();
        }

        WriteOrigin(json, machine.Date, machine.Source);
    });

    public static string LineOf(VectorStorePrice store) => Line(json =>
    {
        json.WriteString("name", store.Name);
        Write(json, "per_month", store.PerMonth);
        WriteOrigin(json, store.Date, store.Source);
    });

    private static void Append(StringBuilder text, string key, IEnumerable<string> lines)
    {
        var body = string.Join(",\n", lines.Select(line => "    " + line));
        text.Append(",\n  \"").Append(key).Append("\": [");
        text.Append(body.Length == 0 ? "]" : $"\n{body}\n  ]");
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WritePrice(Utf8JsonWriter json, ModelPrice price)
    {
        Write(json, "input", price.Input);
        Write(json, "cached_input", price.CachedInput);
        Write(json, "cache_write", price.CacheWrite);
        Write(json, "output", price.Output);
        Write(json, "reasoning", price.Reasoning);
        Write(json, "batch_input", price.BatchInput);
        Write(json, "batch_output", price.BatchOutput);
        Write(json, "training", price.Training);
        Write(json, "per_request", price.PerRequest);
        WriteTiers(json, price);
        if (!price.Others.IsEmpty)
        {
            json.WriteStartObject("others");
            foreach (var (name, other) in price.Others.OrderBy(other => other.Key, StringComparer.Ordinal))
            {
                Write(json, name, other);
            }

            json.WriteEndObject();
        }
    }

    private static void WriteTiers(Utf8JsonWriter json, ModelPrice price)
    {
        if (price.Tiers.IsDefaultOrEmpty)
        {
            return;
        }

        json.WriteStartArray("tiers");
        foreach (var tier in price.Tiers.OrderBy(tier => tier.AboveInputTokens))
        {
            json.WriteStartObject();
            json.WriteNumber("above_input_tokens", tier.AboveInputTokens);
            Write(json, "input", tier.Input);
            Write(json, "cached_input", tier.CachedInput);
            Write(json, "cache_write", tier.CacheWrite);
            Write(json, "output", tier.Output);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteThroughput(Utf8JsonWriter json, Throughput throughput)
    {
        json.WriteStartObject();
        json.WriteString("model", throughput.Model);
        if (throughput.InputTokensPerSecond is { } input)
        {
            Write(json, "input_tokens_per_second", input);
        }

        Write(json, "output_tokens_per_second", throughput.OutputTokensPerSecond);
        json.WriteString("latency_limit", throughput.LatencyLimit);
        json.WriteString("source", throughput.Source);
        json.WriteEndObject();
    }

    private static void WriteOrigin(Utf8JsonWriter json, DateOnly? date, string? source)
    {
        if (date is { } day)
        {
            json.WriteString("date", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        if (source is not null)
        {
            json.WriteString("source", source);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, Quantity quantity)
    {
        if (quantity.Kind is QuantityKind.Certain)
        {
            json.WriteNumber(name, quantity.Likely);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("low", quantity.Low);
        json.WriteNumber("likely", quantity.Likely);
        json.WriteNumber("high", quantity.High);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, decimal? price)
    {
        if (price is { } given)
        {
            json.WriteNumber(name, ExactNumber.Trimmed(given));
        }
    }
}
