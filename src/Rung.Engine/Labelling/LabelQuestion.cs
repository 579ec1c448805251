using System.Collections.Immutable;
using Rung.Core.Data;

namespace Rung.Engine.Labelling;

/// <summary>An input that a person is asked to label.</summary>
public sealed record LabelQuestion
{
    /// <summary>The input with its id, group and time; its expected output is the label it has so far, if any.</summary>
    public required Example Example { get; init; }

    /// <summary>The most probable labels, the most probable first, at most nine.</summary>
    public ImmutableArray<LabelSuggestion> Suggestions { get; init; } = [];

    /// <summary>For a label in doubt: what speaks against it.</summary>
    public string? Evidence { get; init; }
}
