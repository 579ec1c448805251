using Rung.Core.Economics;

namespace Rung.Engine.Ownership.Plans;

/// <summary>The settings of a planned candidate, read one by one.</summary>
internal sealed class PlanFields(string place, IReadOnlyDictionary<string, string> settings)
{
    public Quantity? Amount(string key, decimal least, decimal most, string expected) =>
        settings.TryGetValue(key, out var text) ? AmountText.Parse($"{place}: {key}", text, least, most, expected) : null;

    public double? Whole(string key, decimal least, decimal most, string expected) =>
        Amount(key, least, most, expected) switch
        {
            null => null,
            { Kind: QuantityKind.Certain, Likely: var value } when Math.Floor(value) == value => value,
            _ => throw new EconomicsException($"{place}: {key}", $"'{settings[key]}'", expected),
        };

    /// <summary>Set by its name alone, or with true or false.</summary>
    public bool Flag(string key) => settings.GetValueOrDefault(key) switch
    {
        null or "false" => false,
        "" or "true" => true,
        var other => throw new EconomicsException($"{place}: {key}", $"'{other}'", "true or false"),
    };
}
