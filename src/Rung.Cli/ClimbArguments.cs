using System.Collections.Immutable;
using Rung.Engine.Checking;

namespace Rung.Cli;

/// <summary>What was typed behind <c>rung climb</c>.</summary>
internal sealed record ClimbArguments
{
    public required string Folder { get; init; }

    public bool PrintsJson { get; init; }

    public bool IsPlain { get; init; }

    public bool AssumesYes { get; init; }

    public bool AcceptsNewTest { get; init; }

    public ImmutableHashSet<FindingKind> Accepted { get; init; } = [];

    public bool Waits { get; init; } = true;
}
