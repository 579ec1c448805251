using System.Collections.Immutable;
using Rung.Core.Data;

namespace Rung.Engine.Drafting;

/// <summary>What a folder seems to hold.</summary>
public sealed record FoundData
{
    /// <summary>The file of examples, relative to the folder.</summary>
    public required string Examples { get; init; }

    /// <summary>A file that is named as a test; <see langword="null"/>: none, and a test will be carved.</summary>
    public string? Test { get; init; }

    /// <summary>How many records were looked at.</summary>
    public required int Records { get; init; }

    public required ImmutableArray<string> Columns { get; init; }

    public required string Input { get; init; }

    public required string Expected { get; init; }

    public string? Id { get; init; }

    public string? Group { get; init; }

    public string? Time { get; init; }

    public required OutputKind Output { get; init; }

    /// <summary>How many different expected outputs the sample has.</summary>
    public required int DistinctOutputs { get; init; }

    /// <summary>A folder of documents; <see langword="null"/>: none was found.</summary>
    public string? Documents { get; init; }
}
