using Rung.Engine.Local;
using Rung.Engine.Tasks;
using Rung.Retrieval;
using Rung.Retrieval.Reranking;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Engine.Providers.Reranking;

/// <summary>
/// Orders passages with a cross-encoder of this machine, when the turn that all local models take has come. What goes wrong is a
/// <see cref="ModelCallException"/>.
/// </summary>
/// <param name="encoder">Belongs to who opened it.</param>
/// <param name="definition">As the task says it.</param>
/// <param name="turn">One place for all.</param>
/// <param name="totals">Counts the requests; none costs anything.</param>
internal sealed class LocalReranker(LocalCrossEncoder encoder, RerankerDefinition definition, SemaphoreSlim turn, CallTotals totals) : IReranker
{
    public string Name => definition.Name;

    public async ValueTask<IReadOnlyList<RankedPassage>> RerankAsync(
        string query, IReadOnlyList<RerankCandidate> candidates, CancellationToken cancellationToken)
    {
        string[] texts = [.. candidates.Select(candidate => TextEmbedder.TextOf(candidate.Passage))];
        var scores = await ScoreAsync(query, texts, cancellationToken);
        return
        [
            .. candidates.Zip(scores, (candidate, score) => new RankedPassage(candidate.Passage.Id, score))
                .OrderByDescending(place => place.Score)
                .ThenBy(place => place.Id),
        ];
    }

    private async Task<IReadOnlyList<float>> ScoreAsync(string query, string[] texts, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            totals.CountRequest();
            var scores = await encoder.ScoreAsync(query, texts, cancellationToken);
            totals.CountAnswer();
            return scores;
        }
        catch (LocalModelException failure)
        {
            throw LocalProvider.Failure(definition.Model, failure);
        }
        finally
        {
            turn.Release();
        }
    }
}
