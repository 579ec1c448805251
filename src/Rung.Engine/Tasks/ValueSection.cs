using Rung.Core.Economics;
using Rung.Core.Economics.Value;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>Reads the key <c>value</c>: what answers are worth.</summary>
internal static class ValueSection
{
    private const decimal Most = 1_000_000_000;
    private const string Dollars = "United States dollars, from 0";

    private static readonly string[] Keys = ["correct", "error", "second", "free_latency"];

    public static AnswerValue? Read(YamlSection root)
    {
        if (root.FindSection("value", Keys, "{ correct: 0.05, error: 0.50 }") is not { } value)
        {
            return null;
        }

        if (value.Find("correct") is null)
        {
            value.Missing("correct", Dollars);
        }

        var correct = value.FindQuantity("correct", 0, Most, Dollars) ?? Quantity.Certain(0.0);
        return new AnswerValue
        {
            PerCorrect = Worth("correct", correct, "$ per correct answer"),
            PerError = value.FindQuantity("error", 0, Most, Dollars) is { } error ? Worth("error", error, "$ per error") : null,
            PerSecond = value.FindQuantity("second", 0, Most, Dollars) is { } second ? Worth("second", second, "$ per second of waiting") : null,
            FreeSeconds = value.FindDuration("free_latency")?.TotalSeconds ?? 0,
        };
    }

    private static Assumption Worth(string key, Quantity worth, string unit) => new($"value.{key}", worth, unit, "rung.yaml");
}
