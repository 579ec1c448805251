using System.Collections.Immutable;

namespace Rung.Retrieval;

/// <summary>What the metadata of a passage must be: each named value must be one of those given.</summary>
public sealed record PassageFilter
{
    /// <summary>For each name of metadata the values that pass; a passage without that name does not pass.</summary>
    public required ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Required { get; init; }

    /// <summary>Whether a passage with this metadata passes.</summary>
    public bool Passes(IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        foreach (var (name, values) in Required)
        {
            if (!metadata.TryGetValue(name, out var value) || !values.Contains(value))
            {
                return false;
            }
        }

        return true;
    }
}
