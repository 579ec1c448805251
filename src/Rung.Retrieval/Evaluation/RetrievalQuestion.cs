namespace Rung.Retrieval.Evaluation;

/// <summary>A query of a test collection.</summary>
/// <param name="Id">Its name in the judgements.</param>
/// <param name="Text">What is asked.</param>
public sealed record RetrievalQuestion(string Id, string Text);
