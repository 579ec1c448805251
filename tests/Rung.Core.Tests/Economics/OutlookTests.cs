using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Outlooks;
using Rung.Core.Economics.Ownership;

namespace Rung.Core.Tests.Economics;

public sealed class OutlookTests
{
    [Fact]
    public void The_crossing_of_a_dear_call_and_a_dear_set_up_is_where_both_totals_are_equal()
    {
        var outlook = OutlookBuilder.Build(Question(callsPerMonth: 50_000), reference: null);

        var crossing = Assert.Single(outlook.Crossings);
        // 12 V · $0.01 = $12,000 + 12 V · $0.001 at V = 111,111.
        Assert.Equal(12_000 / (12 * 0.009), crossing.CallsPerMonth, tolerance: 1e-3);
        Assert.Equal(("billed", "trained"), (crossing.CheaperBelow, crossing.CheaperAbove));
        Assert.Equal(12 * 0.01 * crossing.CallsPerMonth, crossing.Total, tolerance: 1e-3);
    }

    [Fact]
    public void The_cheapest_is_the_reference_where_none_is_given()
    {
        Assert.Equal("billed", OutlookBuilder.Build(Question(callsPerMonth: 50_000), reference: null).Reference);
        Assert.Equal("trained", OutlookBuilder.Build(Question(callsPerMonth: 500_000), reference: null).Reference);
    }

    [Fact]
    public void The_pair_and_the_flip_agree_with_the_crossing()
    {
        var outlook = OutlookBuilder.Build(Question(callsPerMonth: 50_000), reference: "billed");

        Assert.Equal(outlook.Crossings[0].CallsPerMonth, outlook.Against("trained").CallsPerMonth.Median!.Value, tolerance: 1e-3);
        Assert.Equal(outlook.Crossings[0].CallsPerMonth, outlook.Flips[0].At, tolerance: 1e-3);
    }

    [Fact]
    public void The_volume_of_the_case_stands_in_the_middle_of_the_picture()
    {
        var outlook = OutlookBuilder.Build(Question(callsPerMonth: 50_000), reference: null);

        Assert.Equal(50_000, outlook.Volumes[outlook.Volumes.Length / 2], tolerance: 1e-6);
        Assert.All(outlook.Candidates, candidate => Assert.Equal(outlook.Volumes.Length, candidate.TotalByVolume.Length));
    }

    private static OwnershipCase Question(decimal callsPerMonth) => new()
    {
        Traffic = Traffic.Of(callsPerMonth),
        Candidates =
        [
            new() { Name = "billed", Running = [PerCall("billed", 0.01)] },
            new()
            {
                Name = "trained",
                Running = [PerCall("trained", 0.001)],
                Items = [CostItem.Of("training", CostTiming.Once, Quantity.Certain(12_000.0), "given")],
            },
        ],
        Draws = OwnershipCase.FewestDraws,
    };

    private static PerCallBilling PerCall(string name, double dollars) =>
        new(new Assumption($"{name}.per-call", Quantity.Certain(dollars), "$ per call", "given"));
}
