using System.Collections.Immutable;

namespace Rung.Engine.Versions;

/// <summary>What to do with one record of a file: leave it out, or write other values into some of its fields.</summary>
internal sealed record RecordEdit
{
    /// <summary>Leaves the record out.</summary>
    public static RecordEdit Removal { get; } = new() { Removes = true };

    public bool Removes { get; private init; }

    /// <summary>The new text of each changed field, by its name.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = [];
}
