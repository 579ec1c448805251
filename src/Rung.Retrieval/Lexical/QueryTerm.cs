namespace Rung.Retrieval.Lexical;

/// <summary>A term of a query.</summary>
/// <param name="Text">The term.</param>
/// <param name="Bytes">As it stands in segments.</param>
/// <param name="Occurrences">How often the query has it.</param>
internal sealed record QueryTerm(string Text, byte[] Bytes, int Occurrences);
