using Rung.Core.Economics;
using Rung.Core.Economics.Ownership;
using Rung.Engine.Policies;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Policies;

/// <summary>The key <c>ownership</c> of a policy.</summary>
public sealed class OwnershipPolicyTests
{
    [Fact]
    public void Every_key_is_read()
    {
        var ownership = PolicyReader.Parse(
            """
            ownership:
              decisive: 0.95
              months: 24
              draws: 5_000
              student_price: { input: 0.05, output: 0.10, source: our contract }
            """,
            "ours.yaml").Ownership;

        Assert.Equal((0.95, 24, 5_000), (ownership.Decisive, ownership.Months, ownership.Draws));
        Assert.Equal((0.05m, 0.10m, "our contract"), (ownership.StudentPrice.Input, ownership.StudentPrice.Output, ownership.StudentPrice.Source));
        Assert.Same(CostDefaults.BuiltIn, ownership.Costs);
    }

    [Fact]
    public void Every_cost_may_be_a_number_or_a_range_with_its_source()
    {
        foreach (var usual in CostDefaults.BuiltIn.All)
        {
            var certain = Read($"{usual.Key}: 7").Of(usual.Key);
            var range = Read($"{usual.Key}: {{ low: 1, likely: 2, high: 4, source: our books }}").Of(usual.Key);

            Assert.Equal((Quantity.Certain(7.0), "the team's policy", usual.Unit), (certain.Value, certain.Source, certain.Unit));
            Assert.Equal((Quantity.Range(1, 2, 4), "our books", usual.Unit), (range.Value, range.Source, range.Unit));
        }
    }

    [Fact]
    public void Other_costs_stay()
    {
        var costs = Read("team-hour: 120");

        Assert.Equal(
            CostDefaults.BuiltIn.All.Where(usual => usual.Key != "team-hour"),
            costs.All.Where(cost => cost.Key != "team-hour"));
    }

    [Theory]
    [InlineData("decisive: 0.4", "ownership.decisive: found '0.4'")]
    [InlineData("decisive: .nan", "ownership.decisive: found '.nan'")]
    [InlineData("months: 0", "ownership.months: found '0'")]
    [InlineData("months: 121", "ownership.months: found '121'")]
    [InlineData("months: 1.5", "ownership.months: found '1.5'")]
    [InlineData("draws: 999", "ownership.draws: found '999'; expected a whole number of draws from 1,000")]
    [InlineData("student_price: { input: -0.1 }", "ownership.student_price.input: found '-0.1'")]
    [InlineData("student_price: { input: 10_000.01 }", "ownership.student_price.input: found '10_000.01'; expected United States dollars per million tokens, from 0 to 10,000")]
    [InlineData("student_price: { output: .inf }", "ownership.student_price.output: found '.inf'")]
    [InlineData("student_price: { input: 1, output: 1, currency: EUR }", "the unknown key 'currency' in 'ownership.student_price'")]
    [InlineData("student_price: { input: 1 EUR }", "ownership.student_price.input: found '1 EUR'; expected United States dollars")]
    [InlineData("costs: { team-hour: 90 EUR }", "ownership.costs.team-hour: found '90 EUR'; expected $ per hour, from 0")]
    [InlineData("costs: { team-hour: -90 }", "ownership.costs.team-hour: found '-90'")]
    [InlineData("costs: { team-hour: .nan }", "ownership.costs.team-hour: found '.nan'")]
    [InlineData("costs: { team-hour: 1e10 }", "ownership.costs.team-hour: found '1e10'")]
    [InlineData("costs: { team-hour: { low: 90, likely: 60, high: 150 } }", "ownership.costs.team-hour.likely: found low 90, likely 60, high 150; expected numbers that do not fall")]
    [InlineData("costs: { team-hour: { low: 60, likely: 90, high: 80 } }", "ownership.costs.team-hour.likely: found low 60, likely 90, high 80")]
    [InlineData("costs: { team-hour: { low: -1, likely: 90, high: 150 } }", "ownership.costs.team-hour.low: found '-1'")]
    [InlineData("costs: { team-hour: { low: 60, high: 150 } }", "ownership.costs.team-hour.likely: found nothing")]
    [InlineData("costs: { team-hour: { low: 60, likely: 90, high: 150, currency: EUR } }", "the unknown key 'currency' in 'ownership.costs.team-hour'")]
    [InlineData("costs: { team-hours: 90 }", "did you mean 'team-hour'")]
    public void A_fault_names_its_field(string text, string expected)
    {
        var refused = Assert.Throws<TaskException>(() => PolicyReader.Parse($"ownership: {{ {text} }}", "ours.yaml"));

        Assert.StartsWith("ours.yaml:1:", Assert.Single(refused.Faults), StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_range_names_each_end_that_is_missing()
    {
        var refused = Assert.Throws<TaskException>(() => PolicyReader.Parse("ownership: { costs: { team-hour: {} } }", "ours.yaml"));

        Assert.Equal(
            ["low", "likely", "high"],
            refused.Faults.Select(fault => fault.Split("ownership.costs.team-hour.")[1].Split(':')[0]));
    }

    private static CostDefaults Read(string cost) => PolicyReader.Parse($"ownership: {{ costs: {{ {cost} }} }}", "ours.yaml").Ownership.Costs;
}
