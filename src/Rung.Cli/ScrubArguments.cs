using System.Collections.Immutable;
using Rung.Engine.PersonalData.Operators;

namespace Rung.Cli;

/// <summary>What was typed behind <c>rung scrub</c>.</summary>
internal sealed record ScrubArguments
{
    /// <summary>A file of records, or the folder of a task.</summary>
    public required string Path { get; init; }

    public required ImmutableArray<string> Fields { get; init; }

    public bool PrintsSpans { get; init; }

    public string? Out { get; init; }

    public bool IsPlain { get; init; }

    public required ScrubOptions Options { get; init; }

    /// <summary>Whether the person gave the key; otherwise it is drawn for this run and forgotten.</summary>
    public bool HasKey { get; init; }
}
