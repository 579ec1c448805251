namespace Rung.Retrieval.Lexical;

/// <summary>What one term of a query contributes to the score of a passage.</summary>
/// <param name="Term">The term as it is searched: lower case, stemmed.</param>
/// <param name="InQuery">How often the query has it.</param>
/// <param name="PassagesHaving">How many passages have it (df).</param>
/// <param name="Idf">How rare it is.</param>
/// <param name="Occurrences">How often the passage has it (tf).</param>
/// <param name="Contribution">Its share of the score; 0 where the passage does not have it.</param>
public sealed record TermExplanation(string Term, int InQuery, long PassagesHaving, double Idf, int Occurrences, double Contribution);
