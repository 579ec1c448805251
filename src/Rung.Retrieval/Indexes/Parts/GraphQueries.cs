namespace Rung.Retrieval.Indexes.Parts;

/// <summary>The vectors of questions that a graph is measured with.</summary>
/// <param name="Vectors">None is zero.</param>
/// <param name="AreExcerpts">Whether nobody asked them: they are words of passages.</param>
internal sealed record GraphQueries(IReadOnlyList<ReadOnlyMemory<float>> Vectors, bool AreExcerpts);
