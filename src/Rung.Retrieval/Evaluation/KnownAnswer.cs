namespace Rung.Retrieval.Evaluation;

/// <summary>An answer that the team gave to a question.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Start">Where it begins in the extracted text of the question's document, in UTF-16 units; null when
/// that is not known.</param>
public sealed record KnownAnswer(string Text, int? Start = null);
