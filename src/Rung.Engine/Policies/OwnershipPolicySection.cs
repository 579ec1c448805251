using Rung.Core.Economics;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Engine.Yaml;

namespace Rung.Engine.Policies;

/// <summary>Reads the key <c>ownership</c> of a policy.</summary>
internal static class OwnershipPolicySection
{
    private const decimal Most = 1_000_000_000;
    private const string PerMillion = "United States dollars per million tokens, from 0 to 10,000";

    private static readonly string[] Keys = ["decisive", "months", "draws", "student_price", "costs"];

    private static readonly string[] PriceKeys = ["input", "output", "source"];

    public static OwnershipPolicy Read(YamlSection root, OwnershipPolicy usual)
    {
        if (root.FindSection("ownership", Keys, "{ decisive: 0.90 }") is not { } ownership)
        {
            return usual;
        }

        return usual with
        {
            Decisive = (double?)ownership.FindNumber("decisive", 0.5m, 1, "a probability between 0.5 and 1") ?? usual.Decisive,
            Months = (int?)ownership.FindWhole("months", 1, 120, "a whole number of months from 1 to 120") ?? usual.Months,
            Draws = (int?)ownership.FindWhole("draws", OwnershipCase.FewestDraws, 1_000_000, "a whole number of draws from 1,000 to 1,000,000") ?? usual.Draws,
            StudentPrice = ReadPrice(ownership, usual.StudentPrice),
            Costs = ReadCosts(ownership, usual.Costs),
        };
    }

    private static ModelPrice ReadPrice(YamlSection ownership, ModelPrice usual)
    {
        if (ownership.FindSection("student_price", PriceKeys, "{ input: 0.20, output: 0.20 }") is not { } price)
        {
            return usual;
        }

        return new ModelPrice
        {
            Input = price.FindNumber("input", 0, ModelPrice.Highest, PerMillion) ?? usual.Input,
            Output = price.FindNumber("output", 0, ModelPrice.Highest, PerMillion) ?? usual.Output,
            Source = price.FindText("source", "who says so") ?? "the team's policy",
        };
    }

    private static CostDefaults ReadCosts(YamlSection ownership, CostDefaults usual)
    {
        string[] names = [.. usual.All.Select(assumption => assumption.Key)];
        if (ownership.FindSection("costs", names, "{ team-hour: 90 }") is not { } costs)
        {
            return usual;
        }

        var result = usual;
        foreach (var name in names.Where(name => costs.Find(name) is not null))
        {
            var expected = $"{usual.Of(name).Unit}, from 0";
            var (value, source) = costs.Find(name) is YamlMap
                ? ReadRange(costs.FindSection(name, [.. YamlSection.RangeKeys, "source"], "{ low: 60, likely: 90, high: 150, source: our payroll }")!, expected)
                : (costs.FindQuantity(name, 0, Most, expected), null);
            result = value is null ? result : result.With(name, value, source ?? "the team's policy");
        }

        return result;
    }

    private static (Quantity? Value, string? Source) ReadRange(YamlSection range, string expected) =>
        (YamlSection.FindRange(range, 0, Most, expected), range.FindText("source", "who says so"));
}
