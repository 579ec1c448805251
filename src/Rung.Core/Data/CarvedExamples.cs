using System.Collections.Immutable;

namespace Rung.Core.Data;

/// <summary>Two parts of some examples, each in the order of the ids.</summary>
/// <param name="Carved">What was carved out.</param>
/// <param name="Rest">What stays.</param>
public sealed record CarvedExamples(ImmutableArray<Example> Carved, ImmutableArray<Example> Rest);
