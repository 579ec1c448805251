using System.Collections.Immutable;
using System.Text.Json;

namespace Rung.Retrieval.Segments;

/// <summary>What one room keeps in an index as of a commit: its files, and a state that only that room reads.</summary>
internal sealed record IndexPart
{
    /// <summary>The room's name in the manifest, such as <c>lexical</c>.</summary>
    public required string Name { get; init; }

    public required ImmutableArray<PartFile> Files { get; init; }

    public required JsonElement State { get; init; }
}
