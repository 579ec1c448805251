using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Prices;

namespace Rung.Core.Tests.Economics;

public sealed class HostingTests
{
    // A replica that writes 1,000 tokens a second answers ten calls of 100 tokens; planned at half of that, five.
    private static readonly SelfHosting Own = (SelfHosting)Cases.Hosted("own", outputTokens: 100, tokensPerSecond: 1_000, perHour: 2m, replicas: 2).Running[0];

    [Theory]
    [InlineData(1, 2)]
    [InlineData(20, 4)]
    [InlineData(20.001, 5)]
    public void Replicas_suffice_for_the_busiest_hour(double callsPerSecond, int replicas)
    {
        var traffic = Traffic.Of((decimal)(callsPerSecond * 3600 * Traffic.HoursPerMonth)) with { Peak = Peak(1) };

        Assert.Equal(replicas, Own.PlanFor(traffic).Replicas);
        Assert.Equal(replicas * 730 * 2m, Own.CostPerMonth(traffic).Usd);
    }

    [Fact]
    public void The_peak_and_not_the_mean_decides()
    {
        var traffic = Traffic.Of(10m * 3600 * Traffic.HoursPerMonth) with { Peak = Peak(3) };

        Assert.Equal(6, Own.PlanFor(traffic).Replicas);
    }

    [Fact]
    public void Hardware_that_follows_the_traffic_is_paid_for_the_hours_in_which_it_works()
    {
        var traffic = Traffic.Of(20m * 3600 * Traffic.HoursPerMonth) with { Peak = Peak(3) };
        var following = Own with { ScalesWithTraffic = true };

        Assert.Equal(12 * 730 * 2m, Own.CostPerMonth(traffic).Usd);
        Assert.Equal(12, following.PlanFor(traffic).Replicas);
        Assert.Equal(4 * 730 * 2m, decimal.Round(following.CostPerMonth(traffic).Usd, 6));
    }

    [Fact]
    public void Input_takes_time_too_but_for_what_the_cache_holds()
    {
        var reading = Own with
        {
            Throughput = new Throughput("own", Quantity.Certain(10_000.0), Quantity.Certain(1_000.0), "1 s", "test"),
            Use = TokenUse.Of("own", input: 1_000, output: 100),
        };
        var traffic = Traffic.Of(20m * 3600 * Traffic.HoursPerMonth) with { Peak = Peak(1) };
        var cached = traffic with { CachedShare = new("traffic.cached-share", Quantity.Certain(1.0), "share", "test") };

        Assert.Equal(8, reading.PlanFor(traffic).Replicas);
        Assert.Equal(4, reading.PlanFor(cached).Replicas);
    }

    [Fact]
    public void A_throughput_of_nothing_is_refused() =>
        Assert.Equal("throughput.x", Assert.Throws<EconomicsException>(() => Own with
        {
            Throughput = new Throughput("x", null, Quantity.Certain(0.0), "1 s", "test"),
        }).Field);

    private static Assumption Peak(double factor) => new("traffic.peak", Quantity.Certain(factor), "times", "test");
}
