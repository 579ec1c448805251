namespace Rung.Retrieval.Fusion;

/// <summary>Asks several retrievers at the same time and fuses what they found.</summary>
public sealed class FusedRetriever : IRetriever
{
    private readonly IReadOnlyList<IRetriever> _retrievers;
    private readonly IFusion _fusion;
    private readonly int _depth;

    /// <param name="name">Names it in reports.</param>
    /// <param name="retrievers">At least one; in the order of the fusion's weights.</param>
    /// <param name="fusion">How rankings become one.</param>
    /// <param name="depth">How many passages each retriever is asked for, at least; at least 1. Default: 100.</param>
    public FusedRetriever(string name, IReadOnlyList<IRetriever> retrievers, IFusion fusion, int depth = 100)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(retrievers);
        ArgumentOutOfRangeException.ThrowIfZero(retrievers.Count, nameof(retrievers));
        ArgumentNullException.ThrowIfNull(fusion);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        Name = name;
        _retrievers = retrievers;
        _fusion = fusion;
        _depth = depth;
    }

    public string Name { get; }

    public async ValueTask<IReadOnlyList<RankedPassage>> RetrieveAsync(
        RetrievalQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var deep = query with { Count = Math.Max(query.Count, _depth) };
        var rankings = await Task.WhenAll(_retrievers.Select(
            retriever => Task.Run(() => retriever.RetrieveAsync(deep, cancellationToken).AsTask(), cancellationToken)));
        return _fusion.Fuse(rankings, query.Count);
    }
}
