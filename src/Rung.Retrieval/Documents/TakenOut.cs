namespace Rung.Retrieval.Documents;

/// <summary>Something that was left out of a document's text.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Count">How many: elements, comments, runs of text, characters.</param>
/// <param name="Sample">What it said, the first 2,000 UTF-16 units; empty where it said nothing.</param>
public sealed record TakenOut(TakenOutKind Kind, int Count, string Sample);
