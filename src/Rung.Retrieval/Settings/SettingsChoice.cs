using System.Collections.Immutable;

namespace Rung.Retrieval.Settings;

/// <summary>One combination of values.</summary>
public sealed class SettingsChoice
{
    internal SettingsChoice(ImmutableArray<(string Name, string Value)> values) => Values = values;

    /// <summary>In the order of the space.</summary>
    public ImmutableArray<(string Name, string Value)> Values { get; }

    /// <summary>The value of a setting.</summary>
    /// <exception cref="ArgumentException">There is no such setting.</exception>
    public string this[string name] => Values.FirstOrDefault(value => value.Name == name).Value
        ?? throw new ArgumentException($"There is no setting '{name}'.", nameof(name));

    public override string ToString() => string.Join(", ", Values.Select(value => $"{value.Name} {value.Value}"));
}
