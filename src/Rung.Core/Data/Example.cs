using System.Collections.Immutable;

namespace Rung.Core.Data;

/// <summary>One input of the team's own, with the output that they would accept.</summary>
public sealed record Example
{
    public required ExampleId Id { get; init; }

    /// <summary>What a candidate is given, before any rung adds to it.</summary>
    public required ExampleInput Input { get; init; }

    /// <summary>
    /// The output that the team accepts: a label, a text, or JSON as text. <see langword="null"/> only where every
    /// candidate is recorded with its own verdict on each attempt.
    /// </summary>
    public string? Expected { get; init; }

    /// <summary>The cluster that this example fails with (one customer, one document), where the team names one.</summary>
    public string? Group { get; init; }

    public DateTimeOffset? Time { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];
}
