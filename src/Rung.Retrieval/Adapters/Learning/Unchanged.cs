namespace Rung.Retrieval.Adapters.Learning;

/// <summary>No adapter.</summary>
internal sealed class Unchanged : IAdapterLearner
{
    public const string Named = "as it is";

    public string Name => Named;

    public int FirstEpoch => 0;

    public IEnumerable<QueryAdapter> Learn(
        AdapterSet set, IReadOnlyList<int> pairs, CancellationToken cancellationToken) =>
        [QueryAdapter.Identity(set.Dimensions)];
}
