using System.Collections.Immutable;
using Rung.Engine.Local;

namespace Rung.Cli.Embedding;

/// <summary>What was typed behind <c>rung embed</c>.</summary>
internal sealed record EmbedArguments
{
    public required string Model { get; init; }

    /// <summary>Empty for standard input.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    public string Field { get; init; } = "text";

    public string? Out { get; init; }

    public int BatchSize { get; init; } = 64;

    public LocalEncoderOptions Options { get; init; } = new();
}
