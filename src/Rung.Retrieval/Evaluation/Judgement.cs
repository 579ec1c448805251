namespace Rung.Retrieval.Evaluation;

/// <summary>How well a passage answers a query, as a person said.</summary>
/// <param name="Query">The id of the query.</param>
/// <param name="Passage">The passage.</param>
/// <param name="Grade">0 or less: not relevant; 1 and more: relevant, the more the better.</param>
public readonly record struct Judgement(string Query, PassageId Passage, int Grade);
