using Rung.Core.Data;

namespace Rung.Engine.Datasets;

/// <summary>An example with the line where it begins, and whether its id is the team's own or made from the content.</summary>
internal readonly record struct LocatedExample(Example Example, int Line, bool HasOwnId);
