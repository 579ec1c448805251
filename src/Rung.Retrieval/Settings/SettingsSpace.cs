using System.Collections.Immutable;
using Rung.Retrieval.Reranking.Learning;

namespace Rung.Retrieval.Settings;

/// <summary>What may be set, and to which values: every combination is a candidate.</summary>
public sealed class SettingsSpace
{
    private readonly ImmutableArray<(string Name, ImmutableArray<string> Values)> _settings;

    private SettingsSpace(ImmutableArray<(string Name, ImmutableArray<string> Values)> settings) => _settings = settings;

    /// <summary>The space in which nothing can be set: one candidate.</summary>
    public static SettingsSpace Empty { get; } = new([]);

    /// <summary>How many combinations there are.</summary>
    public long Count => _settings.Aggregate(1L, (count, setting) => checked(count * setting.Values.Length));

    /// <summary>The same space with one setting more, such as <c>passage size</c> with <c>128</c>, <c>256</c>.</summary>
    /// <exception cref="ArgumentException">The name is taken, or a value is missing or comes twice.</exception>
    public SettingsSpace With(string name, params IReadOnlyCollection<string> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(values);
        if (_settings.Any(setting => setting.Name == name))
        {
            throw new ArgumentException($"'{name}' is set already.", nameof(name));
        }

        if (values.Count is 0 || values.Distinct(StringComparer.Ordinal).Count() < values.Count)
        {
            throw new ArgumentException($"'{name}' needs values that differ.", nameof(values));
        }

        return new(_settings.Add((name, [.. values])));
    }

    /// <summary>
    /// All combinations, in the order of the settings and their values; of more than <paramref name="most"/> so many,
    /// drawn by the seed.
    /// </summary>
    public ImmutableArray<SettingsChoice> Choices(int most, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return Count <= most
            ? [.. Enumerable.Range(0, (int)Count).Select(number => Choice(number))]
            : [.. Drawn(most, seed).Order().Select(Choice)];
    }

    // Floyd's sampling: so many different numbers, each set of them as likely.
    private HashSet<long> Drawn(int most, ulong seed)
    {
        var (random, drawn) = (new SeededSequence(seed), new HashSet<long>());
        for (var last = Count - most; last < Count; last++)
        {
            var number = (long)(random.NextDouble() * (last + 1));
            drawn.Add(drawn.Contains(number) ? last : number);
        }

        return drawn;
    }

    private SettingsChoice Choice(long number)
    {
        var values = new (string, string)[_settings.Length];
        for (var i = _settings.Length - 1; i >= 0; i--)
        {
            var (name, all) = _settings[i];
            values[i] = (name, all[(int)(number % all.Length)]);
            number /= all.Length;
        }

        return new([.. values]);
    }
}
