using System.Collections.Immutable;
using System.Text.Json;
using Rung.Core.Economics.Prices;
using Rung.Engine.Prices.Json;

namespace Rung.Engine.Prices.Tables;

/// <summary>Reads the machines of a table.</summary>
internal sealed class HardwareEntries(PlacedJson json)
{
    private const string TokensPerSecond = "tokens per second, above 0";

    private static readonly string[] Keys = ["name", "per_hour", "peak_teraflops", "throughputs", "date", "source"];

    private static readonly string[] ThroughputKeys =
        ["model", "input_tokens_per_second", "output_tokens_per_second", "latency_limit", "source"];

    public HardwarePrice? Read(JsonElement item, string label)
    {
        var entry = new JsonSection(json, item, label, Keys);
        var name = entry.RequireText("name", "the machine's name, such as h100");
        var price = entry.RequireNumber("per_hour", 0, PriceFields.Most, PriceFields.Amount);
        var peak = entry.FindEstimate("peak_teraflops", 0.001, 1e9, "TFLOP/s without sparsity, above 0");
        var throughputs = ReadThroughputs(entry, label);
        var date = entry.FindDate("date");
        var source = entry.FindText("source", "where the price was read");
        return name is null || price is null ? null : new HardwarePrice
        {
            Name = name,
            PerHour = price.Value,
            PeakTeraflops = peak,
            Throughputs = throughputs,
            Date = date,
            Source = source,
        };
    }

    private ImmutableArray<Throughput> ReadThroughputs(JsonSection machine, string label)
    {
        var throughputs = ImmutableArray.CreateBuilder<Throughput>();
        var ordinal = 0;
        foreach (var item in machine.FindList("throughputs", "a list of what the machine does in a second"))
        {
            var place = $"throughputs[{ordinal++}]";
            if (item.ValueKind is not JsonValueKind.Object)
            {
                machine.WrongItem(place, item, "an object");
            }
            else
            {
                throughputs.Add(ReadThroughput(new JsonSection(json, item, $"{label}: {place}", ThroughputKeys)));
            }
        }

        return throughputs.ToImmutable();
    }

    private static Throughput ReadThroughput(JsonSection entry)
    {
        if (entry.Find("output_tokens_per_second") is null)
        {
            entry.Missing("output_tokens_per_second", TokensPerSecond);
        }

        return new(
            entry.RequireText("model", "what runs on it, such as llama-3-8b") ?? "",
            entry.FindRate("input_tokens_per_second", TokensPerSecond),
            entry.FindRate("output_tokens_per_second", TokensPerSecond) ?? Core.Economics.Quantity.Certain(1m),
            entry.RequireText("latency_limit", "the latency within which the rates hold, in words") ?? "",
            entry.RequireText("source", "who measured the rates, and when") ?? "");
    }
}
