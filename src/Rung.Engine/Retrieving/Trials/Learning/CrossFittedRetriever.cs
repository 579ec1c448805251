using Rung.Retrieval;

namespace Rung.Engine.Retrieving.Trials.Learning;

/// <summary>
/// A retriever that was learnt from questions. One of these is ranked by what was learnt without its group, so that what is
/// measured on it is not flattered; every other question by what was learnt from all.
/// </summary>
internal sealed class CrossFittedRetriever(
    string name, string identity, IRetriever learntFromAll, IReadOnlyList<IRetriever> byFold, IReadOnlyDictionary<string, int> folds) : IRetriever
{
    public string Name => name;

    /// <summary>Of all that it was learnt from.</summary>
    public string Identity => identity;

    public ValueTask<IReadOnlyList<RankedPassage>> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken) =>
        (folds.TryGetValue(query.Text, out var fold) ? byFold[fold] : learntFromAll).RetrieveAsync(query, cancellationToken);
}
