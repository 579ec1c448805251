using System.Collections.Immutable;

namespace Rung.Core.Data;

/// <summary>What tells one version of a dataset from another, by the ids of the examples. Each list is in the order of the ids.</summary>
public sealed class DatasetChanges
{
    private DatasetChanges()
    {
    }

    /// <summary>Examples that only the newer version has.</summary>
    public required ImmutableArray<Example> Added { get; init; }

    /// <summary>Examples that only the older version has.</summary>
    public required ImmutableArray<Example> Removed { get; init; }

    /// <summary>Examples whose input is the same and whose expected output is not.</summary>
    public required ImmutableArray<ExampleChange> Relabelled { get; init; }

    /// <summary>Examples that have their id in common, and not their input.</summary>
    public required ImmutableArray<ExampleChange> Rewritten { get; init; }

    /// <summary>Examples of which only group, time or tags changed.</summary>
    public required ImmutableArray<ExampleChange> Retagged { get; init; }

    /// <summary>How many examples are the same in both.</summary>
    public required int Same { get; init; }

    public bool IsEmpty => Added.IsEmpty && Removed.IsEmpty && Relabelled.IsEmpty && Rewritten.IsEmpty && Retagged.IsEmpty;

    /// <summary>
    /// Compares by id; what is left over by the text of the input, since an id that was made from the content changes
    /// with the label. Of several examples with one input each is matched once, in the order of the ids.
    /// </summary>
    public static DatasetChanges Between(IEnumerable<Example> older, IEnumerable<Example> newer)
    {
        var gone = ExampleOrder.ById(older);
        var come = ExampleOrder.ById(newer);
        var pairs = new List<ExampleChange>();
        foreach (var keyOf in new Func<Example, string>[] { example => example.Id.ToString(), example => example.Input.Text })
        {
            var matched = Match(gone, come, keyOf);
            pairs.AddRange(matched);
            gone = [.. gone.Except(matched.Select(pair => pair.Before), ReferenceEqualityComparer.Instance).Cast<Example>()];
            come = [.. come.Except(matched.Select(pair => pair.After), ReferenceEqualityComparer.Instance).Cast<Example>()];
        }

        var byKind = pairs.OrderBy(pair => pair.Before.Id).ToLookup(pair => pair.Kind);
        return new DatasetChanges
        {
            Added = [.. come],
            Removed = [.. gone],
            Relabelled = [.. byKind[ExampleChangeKind.Relabelled]],
            Rewritten = [.. byKind[ExampleChangeKind.Rewritten]],
            Retagged = [.. byKind[ExampleChangeKind.Retagged]],
            Same = byKind[ExampleChangeKind.None].Count(),
        };
    }

    private static List<ExampleChange> Match(Example[] before, Example[] after, Func<Example, string> keyOf)
    {
        var successors = new Dictionary<string, Queue<Example>>(StringComparer.Ordinal);
        foreach (var example in after)
        {
            if (!successors.TryGetValue(keyOf(example), out var queue))
            {
                successors.Add(keyOf(example), queue = new Queue<Example>());
            }

            queue.Enqueue(example);
        }

        var pairs = new List<ExampleChange>();
        foreach (var example in before)
        {
            if (successors.TryGetValue(keyOf(example), out var queue) && queue.TryDequeue(out var successor))
            {
                pairs.Add(new ExampleChange(example, successor));
            }
        }

        return pairs;
    }
}
