using Rung.Core.Economics;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>Reads the key <c>traffic</c>.</summary>
internal static class TrafficSection
{
    private const decimal MostCalls = 3_000_000_000_000;
    private const string Calls = "a number of calls a month, from 1";
    private const string Share = "a share between 0 and 1";

    public static TrafficDefinition? Read(YamlSection root)
    {
        string[] keys = ["calls_per_month", "cached_share", "growth", "peak"];
        if (root.FindSection("traffic", keys, "{ calls_per_month: 1_000_000 }") is not { } traffic)
        {
            return null;
        }

        if (traffic.Find("calls_per_month") is null)
        {
            traffic.Missing("calls_per_month", Calls);
        }

        return new TrafficDefinition
        {
            Calls = traffic.FindQuantity("calls_per_month", 1, MostCalls, Calls) ?? Quantity.Certain(0.0),
            CachedShare = traffic.FindQuantity("cached_share", 0, 1, Share),
            Growth = traffic.FindQuantity("growth", -1, 10, "a share by which the next month has more calls: 0.05 is 5 %"),
            Peak = traffic.FindQuantity("peak", 1, 1000, "how many times the mean rate the busiest hour has, 1 to 1,000"),
        };
    }
}
