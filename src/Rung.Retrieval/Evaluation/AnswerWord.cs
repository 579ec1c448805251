namespace Rung.Retrieval.Evaluation;

/// <summary>A word as it is compared, and where it stands.</summary>
internal readonly record struct AnswerWord(string Form, TextSpan Span);
