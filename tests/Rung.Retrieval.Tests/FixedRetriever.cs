namespace Rung.Retrieval.Tests;

/// <summary>Finds for a text what it was told, with scores n, n − 1 … 1.</summary>
internal sealed class FixedRetriever(string name, params (string Text, string[] Ids)[] answers) : IRetriever
{
    public string Name => name;

    public ValueTask<IReadOnlyList<RankedPassage>> RetrieveAsync(
        RetrievalQuery query, CancellationToken cancellationToken)
    {
        var ids = answers.FirstOrDefault(answer => answer.Text == query.Text).Ids ?? [];
        IReadOnlyList<RankedPassage> found =
        [
            .. ids.Take(query.Count).Select((id, place) => new RankedPassage(PassageId.Of(id), ids.Length - place)),
        ];
        return ValueTask.FromResult(found);
    }
}
