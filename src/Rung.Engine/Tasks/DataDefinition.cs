using System.Collections.Immutable;
using Rung.Core.Data;

namespace Rung.Engine.Tasks;

/// <summary>Where the examples are and which columns or properties hold what.</summary>
public sealed record DataDefinition
{
    /// <summary>The examples to learn from; <see langword="null"/> only when every candidate is recorded. Relative to the task.</summary>
    public string? Examples { get; init; }

    public string? Dev { get; init; }

    /// <summary>The team's official test file.</summary>
    public string? Test { get; init; }

    public string? Edge { get; init; }

    /// <summary>What is to be done where no file of edge cases is named.</summary>
    public EdgeCases EdgeCases { get; init; }

    public string Id { get; init; } = "id";

    /// <summary>One name: a text. Several: a structured input.</summary>
    public ImmutableArray<string> Input { get; init; } = ["input"];

    public string Expected { get; init; } = "expected";

    /// <summary><see langword="null"/>: the team says that examples have no groups.</summary>
    public string? Group { get; init; } = "group";

    public string? Time { get; init; } = "time";

    /// <summary>What decides which examples become test and dev, where these have no files of their own.</summary>
    public SplitBy SplitBy { get; init; } = SplitBy.Random;

    /// <summary>The columns that <c>rung.yaml</c> names itself: these must exist; the others are optional.</summary>
    public ImmutableHashSet<string> Named { get; init; } = [];
}
