using System.Collections.Immutable;

namespace Rung.Engine.Drafting;

/// <summary>The first records of a file.</summary>
/// <param name="File">Relative to the task's folder, with '/'.</param>
/// <param name="Columns">In the order of the file.</param>
/// <param name="Records">How many records were looked at.</param>
internal sealed record SampledTable(string File, ImmutableArray<SampledColumn> Columns, int Records)
{
    public SampledColumn? Find(string name) => Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
}
