using System.Collections.Immutable;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>One candidate of the table.</summary>
internal sealed record MoneyRow(string Name, bool IsReference, ImmutableArray<MoneyCell> Cells);
