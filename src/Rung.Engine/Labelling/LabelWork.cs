using System.Collections.Immutable;

namespace Rung.Engine.Labelling;

/// <summary>The questions for a person, the labels there are, and what the person should know.</summary>
public sealed record LabelWork
{
    /// <summary>The first to answer first.</summary>
    public required ImmutableArray<LabelQuestion> Questions { get; init; }

    /// <summary>In ordinal order.</summary>
    public required ImmutableArray<string> Labels { get; init; }

    public ImmutableArray<string> Notes { get; init; } = [];
}
