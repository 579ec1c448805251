using System.Collections.Immutable;

namespace Rung.Core.Economics.Outlooks;

/// <summary>Which assumptions matter most, the most first.</summary>
/// <param name="Candidate">Whose total.</param>
/// <param name="Against">Less whose total; <see langword="null"/>: the total alone.</param>
/// <param name="Expected">The outcome at the expected values, in dollars.</param>
/// <param name="Lines">The assumptions that move it most.</param>
public sealed record Tornado(string Candidate, string? Against, double Expected, ImmutableArray<TornadoLine> Lines);
