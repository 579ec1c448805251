using System.Collections.Immutable;
using Rung.Engine.Local;

namespace Rung.Cli.Chat;

/// <summary>What was typed behind <c>rung chat</c>.</summary>
internal sealed record ChatArguments
{
    public required string Model { get; init; }

    public string? Adapter { get; init; }

    public string? System { get; init; }

    public float Temperature { get; init; }

    public float TopP { get; init; } = 1;

    public int TopK { get; init; }

    public long Seed { get; init; }

    public int MaxTokens { get; init; }

    public ImmutableArray<string> Stops { get; init; } = [];

    public bool PrintsJson { get; init; }

    public LocalModelOptions Options { get; init; } = new();
}
