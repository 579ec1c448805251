using System.Collections.Immutable;

namespace Rung.Engine.Drafting;

/// <summary>A column of a file, or a property of its records, with the values of the first records that have one.</summary>
internal sealed record SampledColumn(string Name, ImmutableArray<string> Values)
{
    private const int LongestLabel = 60;

    /// <summary>Labels repeat: on average each stands at least so often in the sample.</summary>
    private const int FewestOfLabel = 3;

    public int Distinct { get; } = Values.Distinct(StringComparer.Ordinal).Count();

    public double MeanLength { get; } = Values.IsEmpty ? 0 : Values.Average(value => (double)value.Length);

    /// <summary>Few short values that repeat.</summary>
    public bool LooksLikeLabels => Distinct > 1 && Values.All(value => value.Length <= LongestLabel) && Values.Length >= FewestOfLabel * Distinct;

    public bool LooksLikeJson => !Values.IsEmpty && Values.All(value => value.AsSpan().TrimStart() is ['{' or '[', ..]);

    /// <summary>No two records have the same.</summary>
    public bool LooksLikeIds => Values.Length > 1 && Distinct == Values.Length && Values.All(value => !value.Contains(' ', StringComparison.Ordinal));

    public bool LooksLikeTimes => !Values.IsEmpty
        && Values.All(value => DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _) && value.Length >= 8);

    /// <summary>Several records share one, and there are many: customers, documents.</summary>
    public bool LooksLikeGroups => Distinct >= 5 && Distinct < Values.Length && Values.All(value => value.Length <= LongestLabel);
}
