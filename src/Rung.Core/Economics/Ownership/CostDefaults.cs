using System.Collections.Immutable;

namespace Rung.Core.Economics.Ownership;

/// <summary>
/// What fixed costs are made of, where a team does not know better: ranges, each with unit and source. The file
/// <c>policy.yaml</c> that comes with Rung says the same; a team's own file overrides it key by key.
/// </summary>
public sealed class CostDefaults
{
    private readonly ImmutableSortedDictionary<string, Assumption> _byKey;

    private CostDefaults(ImmutableSortedDictionary<string, Assumption> byKey) => _byKey = byKey;

    public static CostDefaults BuiltIn { get; } = new(
        CostSources.All.ToImmutableSortedDictionary(assumption => assumption.Key, assumption => assumption, StringComparer.Ordinal));

    /// <summary>In the order of their keys.</summary>
    public IEnumerable<Assumption> All => _byKey.Values;

    /// <exception cref="EconomicsException">There is no such key.</exception>
    public Assumption Of(string key) => _byKey.GetValueOrDefault(key)
        ?? throw new EconomicsException("ownership", $"the unknown key '{key}'", string.Join(", ", _byKey.Keys));

    /// <summary>The same with another quantity for a key, and who says so.</summary>
    /// <exception cref="EconomicsException">There is no such key, or the quantity reaches below zero.</exception>
    public CostDefaults With(string key, Quantity value, string source) =>
        new(_byKey.SetItem(key, (Of(key) with { Value = value, Source = source }).NotNegative()));
}
