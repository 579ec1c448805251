using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Retrieval;
using Rung.Retrieval.Evaluation;

namespace Rung.Engine.Retrieving.Prompts;

/// <summary>
/// A ceiling: the passage that holds the expected answer, as if retrieval were perfect. It looks at what only the test knows, and can
/// never be shipped. Of several passages with the words of the answer it takes the one that the retriever ranks first.
/// </summary>
internal sealed class GoldPassage(ChosenRetriever retriever, GoldPassages gold) : IPassageSource
{
    private const int Depth = 100;

    public JsonObject Definition => new() { ["gold"] = true, ["retrieval"] = retriever.Definition(Depth) };

    public async Task<IReadOnlyList<Passage>> FindAsync(Example example, CancellationToken cancellationToken)
    {
        var holding = gold.Qrels.GradesOf(example.Id.ToString());
        if (holding.Count == 0)
        {
            return [];
        }

        var ranking = await retriever.RankAsync(example.Input, Depth, cancellationToken);
        var best = ranking.Select(ranked => ranked.Id).Where(holding.ContainsKey).Append(holding.Keys.Min()).First();
        return retriever.Corpus.View.Find(best) is { } passage ? [passage] : [];
    }
}
