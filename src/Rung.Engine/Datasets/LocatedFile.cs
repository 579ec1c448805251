using System.Collections.Immutable;
using Rung.Core.Data;

namespace Rung.Engine.Datasets;

/// <summary>The examples of one file with their places in it.</summary>
internal sealed record LocatedFile(string Name, List<LocatedExample> Examples)
{
    public ImmutableArray<Example> ToExamples() => [.. Examples.Select(located => located.Example)];
}
