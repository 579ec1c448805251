using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Rung.Core.Data;

/// <summary>
/// An immutable set of examples divided into splits, named by its content: the yardstick of every comparison.
/// The order of the team's file does not enter the name; a changed character does.
/// </summary>
public sealed class Dataset
{
    private readonly Dictionary<Split, ImmutableArray<Example>> _splits;

    private Dataset(ContentHash id, Dictionary<Split, ImmutableArray<Example>> splits)
    {
        Id = id;
        _splits = splits;
    }

    /// <summary>The hash over all examples and their splits.</summary>
    public ContentHash Id { get; }

    /// <summary>The examples of a split, in the order of their ids; empty when it has none.</summary>
    public ImmutableArray<Example> this[Split split] => _splits.TryGetValue(split, out var examples) ? examples : [];

    /// <summary>How many different groups the examples of a split name; 0 where the team names none.</summary>
    public int GroupCount(Split split) =>
        this[split].Select(example => example.Group).OfType<string>().Distinct(StringComparer.Ordinal).Count();

    /// <summary>Divides examples into splits.</summary>
    /// <exception cref="DatasetException">Two examples share an id, whatever their splits.</exception>
    public static Dataset Create(IEnumerable<KeyValuePair<Split, IReadOnlyList<Example>>> splits)
    {
        ArgumentNullException.ThrowIfNull(splits);

        var ordered = splits.ToDictionary(
            split => split.Key,
            split => ImmutableCollectionsMarshal.AsImmutableArray(ExampleOrder.ById(split.Value)));
        var seen = new HashSet<ExampleId>(ordered.Sum(split => split.Value.Length));
        foreach (var example in ordered.OrderBy(split => split.Key).SelectMany(split => split.Value))
        {
            if (!seen.Add(example.Id))
            {
                throw DatasetException.DuplicateId(example.Id);
            }
        }

        return new Dataset(DatasetHash.Of(ordered), ordered);
    }
}
