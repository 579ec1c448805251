namespace Rung.Core.Economics.Calls;

/// <summary>How often a task is called, and how that changes.</summary>
public sealed record Traffic
{
    /// <summary>The hours of a month: 8,760 / 12.</summary>
    public const int HoursPerMonth = 730;

    /// <summary>The days of a month that worked examples reckon with.</summary>
    public const int DaysPerMonth = 30;

    /// <summary>More than a million calls a second is no traffic that we know of.</summary>
    private const double MostCalls = 3e12;

    private const double MostGrowth = 10;

    private const double HighestPeak = 1000;

    /// <summary>Calls in the first month, more than zero.</summary>
    public required Assumption CallsPerMonth
    {
        get;
        init => field = value.Within(double.Epsilon, MostCalls, "calls a month, more than zero");
    }

    /// <summary>By which share of a month's calls the next month has more; below zero, fewer.</summary>
    public Assumption GrowthPerMonth
    {
        get;
        init => field = value.Within(-1, MostGrowth, "a share between -1 and 10: 0.05 is 5 % more every month");
    } = new("traffic.growth", Quantity.Certain(0.0), "share per month", "not given: no growth");

    /// <summary>The share of input tokens that the provider reads from its cache.</summary>
    public Assumption CachedShare { get; init => field = value.Share(); } =
        new("traffic.cached-share", Quantity.Certain(0.0), "share of input tokens", "not given: no caching");

    /// <summary>How many times the mean rate the busiest hour has: what hardware of one's own has to bear.</summary>
    public Assumption Peak
    {
        get;
        init => field = value.Within(1, HighestPeak, "a factor between 1 and 1,000");
    } = new("traffic.peak", Quantity.Range(2, 3, 5), "times the mean rate", "ours: an office day has two to five times the mean in its busiest hour");

    /// <summary>Traffic that is known for certain.</summary>
    public static Traffic Of(decimal callsPerMonth, decimal cachedShare = 0, decimal growthPerMonth = 0) => new()
    {
        CallsPerMonth = new("traffic.calls-per-month", Quantity.Certain(callsPerMonth), "calls per month", "given"),
        CachedShare = new("traffic.cached-share", Quantity.Certain(cachedShare), "share of input tokens", "given"),
        GrowthPerMonth = new("traffic.growth", Quantity.Certain(growthPerMonth), "share per month", "given"),
    };

    /// <summary>The calls of a run of months per call of its first: 1 + (1 + g) + (1 + g)² + …</summary>
    public static double CallsOver(int months, double growthPerMonth)
    {
        var sum = 0.0;
        var calls = 1.0;
        for (var month = 0; month < months; month++)
        {
            sum += calls;
            calls *= 1 + growthPerMonth;
        }

        return sum;
    }
}
