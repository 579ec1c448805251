using System.Collections.Immutable;

namespace Rung.Core.Ladder.Retrieving;

/// <summary>What one retriever reached.</summary>
/// <param name="Name">For example <c>bm25</c>.</param>
/// <param name="Figures">In the same order for every retriever.</param>
public sealed record RetrieverFigures(string Name, ImmutableArray<RetrievalFigure> Figures);
