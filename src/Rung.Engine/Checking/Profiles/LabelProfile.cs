using System.Collections.Immutable;

namespace Rung.Engine.Checking.Profiles;

/// <summary>How examples are spread over labels.</summary>
internal sealed record LabelProfile
{
    /// <summary>How many examples each label has, the most frequent first.</summary>
    public required ImmutableArray<(string Label, int Count)> Counts { get; init; }

    /// <summary>The share of the most frequent label: what a constant answer scores.</summary>
    public required double LargestShare { get; init; }

    public required double SmallestShare { get; init; }

    /// <summary>Shannon's, divided by that of equally many examples of each label: 1 is balanced, 0 one label alone.</summary>
    public required double Evenness { get; init; }

    /// <summary>Labels with a single example: they cannot be in train and in test.</summary>
    public required ImmutableArray<string> FewerThanTwo { get; init; }

    /// <summary>Labels with fewer than five examples, those with one included.</summary>
    public required ImmutableArray<string> FewerThanFive { get; init; }
}
