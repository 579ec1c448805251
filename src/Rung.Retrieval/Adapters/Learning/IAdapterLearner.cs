namespace Rung.Retrieval.Adapters.Learning;

/// <summary>A way to learn an adapter; the same pairs give the same adapters.</summary>
internal interface IAdapterLearner
{
    string Name { get; }

    /// <summary>The number of passes behind the first adapter that is given.</summary>
    int FirstEpoch { get; }

    /// <summary>The adapter after each pass; one only where nothing is learnt in passes.</summary>
    IEnumerable<QueryAdapter> Learn(AdapterSet set, IReadOnlyList<int> pairs, CancellationToken cancellationToken);
}
