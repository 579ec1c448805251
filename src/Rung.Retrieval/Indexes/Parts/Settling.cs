using Rung.Retrieval.Vectors;

namespace Rung.Retrieval.Indexes.Parts;

/// <summary>What it takes to bring vectors into the index that suits their number.</summary>
/// <param name="Retriever">Whose vectors they are.</param>
/// <param name="QueriesAsync">What a graph is measured with; gives <see langword="null"/> where no embedding of questions is allowed.</param>
/// <param name="Progress">Follows it; may be null.</param>
internal sealed record Settling(
    string Retriever, Func<EmbeddedVectorIndex, CancellationToken, Task<GraphQueries?>> QueriesAsync, IProgress<IndexProgress>? Progress)
{
    public void Report(string phase, int done, int total) => Progress?.Report(new IndexProgress($"{phase} {Retriever}", done, total));
}
