using System.Collections.Immutable;
using Rung.Core.Data;

namespace Rung.Engine.Checking;

/// <summary>One thing that is wrong with the data, how much of it, and what to do.</summary>
public sealed record Finding
{
    public required FindingKind Kind { get; init; }

    public required FindingSeverity Severity { get; init; }

    /// <summary>What was found, in one sentence with its numbers.</summary>
    public required string Title { get; init; }

    /// <summary>How many examples (fields, labels, groups) it is about: what <see cref="Ids"/> lists, where they are examples.</summary>
    public required int Count { get; init; }

    /// <summary>The share of <see cref="Of"/> that this is, in [0, 1].</summary>
    public required double Share { get; init; }

    /// <summary>What <see cref="Share"/> is a share of, for example <c>test examples</c>.</summary>
    public required string Of { get; init; }

    /// <summary>The examples, worst first where there is an order of that kind, else by id.</summary>
    public ImmutableArray<ExampleId> Ids { get; init; } = [];

    /// <summary>For duplicates: which examples belong together, the survivor first.</summary>
    public ImmutableArray<ImmutableArray<ExampleId>> Clusters { get; init; } = [];

    /// <summary>The first few, with what speaks against them.</summary>
    public ImmutableArray<FindingSample> Samples { get; init; } = [];

    /// <summary>What to do about it.</summary>
    public required string Fix { get; init; }

    /// <summary>The command that does it, or <see langword="null"/> where only a person can.</summary>
    public string? Command { get; init; }

    /// <summary>Whether the person said that the climb shall go on all the same.</summary>
    public bool IsAccepted { get; init; }
}
