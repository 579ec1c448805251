using Rung.Core.Economics;
using Rung.Core.Economics.Calls;

namespace Rung.Engine.Tasks;

/// <summary>How often the task is called. Each number may be certain or a range.</summary>
public sealed record TrafficDefinition
{
    /// <summary>Calls in the first month.</summary>
    public required Quantity Calls { get; init; }

    /// <summary>The share of input tokens that the provider reads from its cache; <see langword="null"/>: none.</summary>
    public Quantity? CachedShare { get; init; }

    /// <summary>By which share the next month has more calls; <see langword="null"/>: it has as many.</summary>
    public Quantity? Growth { get; init; }

    /// <summary>How many times the mean rate the busiest hour has; <see langword="null"/>: two to five.</summary>
    public Quantity? Peak { get; init; }

    /// <summary>Calls a month as a sentence says them: what is expected.</summary>
    public long CallsPerMonth => (long)Math.Round(Calls.Expected);

    /// <summary>For a calculation; <see langword="null"/> where there are no calls.</summary>
    public Traffic? ToTraffic()
    {
        if (Calls.Low <= 0)
        {
            return null;
        }

        const string Source = "rung.yaml";
        var traffic = new Traffic { CallsPerMonth = new("traffic.calls-per-month", Calls, "calls per month", Source) };
        return traffic with
        {
            GrowthPerMonth = Growth is { } growth ? new("traffic.growth", growth, "share per month", Source) : traffic.GrowthPerMonth,
            CachedShare = CachedShare is { } share ? new("traffic.cached-share", share, "share of input tokens", Source) : traffic.CachedShare,
            Peak = Peak is { } peak ? new("traffic.peak", peak, "times the mean rate", Source) : traffic.Peak,
        };
    }
}
