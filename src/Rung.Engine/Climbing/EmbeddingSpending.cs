using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Engine.Providers.Embedding;
using Rung.Engine.Retrieving;

namespace Rung.Engine.Climbing;

/// <summary>
/// Asks once for each embedder, before it is sent anything, whether the climb may pay for the vectors of the documents and of all
/// questions. What is kept already costs nothing, and nobody is asked about it.
/// </summary>
internal sealed class EmbeddingSpending(ClimbContext context, ClimbJournal journal)
{
    private readonly Dictionary<string, bool> _answers = new(StringComparer.Ordinal);

    /// <param name="embedder">Who is asked.</param>
    /// <param name="passages">The texts of the documents that have no vector in the index.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public async ValueTask<bool> MayEmbedAsync(LiveEmbedder embedder, IReadOnlyList<string> passages, CancellationToken cancellationToken)
    {
        var name = embedder.Definition.Name;
        if (_answers.TryGetValue(name, out var answered))
        {
            return answered;
        }

        return _answers[name] = await AskAsync(embedder, [.. passages, .. Questions(embedder)], cancellationToken);
    }

    private async Task<bool> AskAsync(LiveEmbedder embedder, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var cost = await embedder.ForecastAsync(texts, cancellationToken);
        if (cost.Requests == 0 || cost.AtMost == Money.Zero)
        {
            return true;
        }

        var forecast = new SpendingForecast(cost.Requests, cost.AtMost, context.Task.Budget.Money, [cost.ToText(embedder.Definition.Name)]);
        if (!await context.Observer.ConfirmSpendingAsync(forecast, cancellationToken))
        {
            return false;
        }

        await journal.SpendingConfirmedAsync(forecast, cancellationToken);
        return true;
    }

    private IEnumerable<string> Questions(LiveEmbedder embedder) => Enum.GetValues<Split>()
        .SelectMany(split => context.Dataset[split])
        .Select(example => embedder.Embedder.QueryTextOf(QuestionText.Of(example.Input)));
}
