using System.Collections.Immutable;

namespace Rung.Retrieval.Safety;

/// <summary>Passages as a part of a prompt.</summary>
/// <param name="Text">What goes into the prompt.</param>
/// <param name="Boundary">The word that only the real delimiters have; the instructions of the prompt should name it.</param>
/// <param name="Order">The passages by their numbers: the first is cited as [1].</param>
/// <param name="Neutralised">How many forged marks were made harmless: delimiters, marks of chat templates, citations.</param>
public sealed record RenderedPassages(string Text, string Boundary, ImmutableArray<PassageId> Order, int Neutralised);
