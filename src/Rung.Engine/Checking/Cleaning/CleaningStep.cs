using System.Collections.Immutable;
using Rung.Core.Data;

namespace Rung.Engine.Checking.Cleaning;

/// <summary>What cleaning does to one example.</summary>
/// <param name="Id">The example.</param>
/// <param name="Why">The finding that it answers.</param>
/// <param name="Removes">Whether it is left out; otherwise some of its fields are rewritten.</param>
/// <param name="Evidence">For a person: the twin that stays, or what the text was.</param>
public sealed record CleaningStep(ExampleId Id, FindingKind Why, bool Removes, string Evidence)
{
    /// <summary>The new text of each rewritten field, by its name in the file.</summary>
    public ImmutableSortedDictionary<string, string> Rewritten { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
