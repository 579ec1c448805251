using System.Collections.Immutable;

namespace Rung.Engine.Labelling.Sittings;

/// <summary>What a person sees while a question is asked.</summary>
public sealed record LabelView
{
    public required LabelQuestion Question { get; init; }

    /// <summary>How many questions are answered.</summary>
    public required int Answered { get; init; }

    public required int Total { get; init; }

    /// <summary>What was typed to search for a label; <see langword="null"/> where nothing is searched.</summary>
    public string? Search { get; init; }

    /// <summary>The labels that fit the search, the best first.</summary>
    public ImmutableArray<string> Matches { get; init; } = [];

    /// <summary>What came of the last key, where a person should know.</summary>
    public string? Message { get; init; }
}
