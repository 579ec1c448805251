namespace Rung.Retrieval.Evaluation;

/// <summary>A failed question and its cause.</summary>
/// <param name="Question">The id of the question.</param>
/// <param name="Cause">The first cause that applies.</param>
/// <param name="GoldRank">The rank, from 1, of the first passage that holds the answer (a part, when it is cut); null
/// when the ranking does not have it.</param>
public sealed record DiagnosedQuestion(string Question, RetrievalFailureCause Cause, int? GoldRank);
