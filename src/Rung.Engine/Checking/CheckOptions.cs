using System.Collections.Immutable;

namespace Rung.Engine.Checking;

/// <summary>What a person decides about one check.</summary>
public sealed class CheckOptions
{
    /// <summary>Findings that the person has seen and takes upon themselves. Default: none.</summary>
    public ImmutableHashSet<FindingKind> Accepted { get; init; } = [];

    /// <summary>
    /// Whether everything is looked at: likely label errors, the learning curve, personal data in every text. A climb looks
    /// at what would make its numbers lie alone. Default: everything.
    /// </summary>
    public bool IsThorough { get; init; } = true;
}
