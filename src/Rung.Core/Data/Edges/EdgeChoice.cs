using System.Collections.Immutable;

namespace Rung.Core.Data.Edges;

/// <summary>An example that was chosen as an edge case.</summary>
/// <param name="Example">As the team gave it.</param>
/// <param name="Reasons">Each kind of edge case that it is, at least one.</param>
public sealed record EdgeChoice(Example Example, ImmutableArray<EdgeKind> Reasons)
{
    /// <summary>The reasons as tags: <c>edge:rare-label</c>.</summary>
    public ImmutableArray<string> Tags => [.. Reasons.Select(EdgeTags.Of)];
}
