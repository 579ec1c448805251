using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Indexes;

/// <summary>What a reader left out of a document because nobody sees it.</summary>
/// <param name="Document">The document.</param>
/// <param name="TakenOut">What, and how often.</param>
public sealed record HiddenText(string Document, TakenOut TakenOut);
