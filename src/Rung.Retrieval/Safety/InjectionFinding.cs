namespace Rung.Retrieval.Safety;

/// <summary>An instruction inside a text that seems meant for a model.</summary>
/// <param name="Kind">What it tries.</param>
/// <param name="Span">Where it stands in the text that was looked at; empty at 0 for what was taken out of a document.</param>
/// <param name="Score">How sure that is: 0.5 to 1. It is a sum of signs, not a probability.</param>
/// <param name="Why">The signs, for a person.</param>
public sealed record InjectionFinding(InjectionKind Kind, TextSpan Span, double Score, string Why);
