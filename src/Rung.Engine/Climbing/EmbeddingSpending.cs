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

    /// <summary>Before documents and the questions of train and dev are embedded; the price that is said is that of all questions.</summary>
    /// <param name="embedder">Who is asked.</param>
    /// <param name="passages">The texts of the documents that have no vector in the index.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public async ValueTask<bool> MayMeasureAsync(LiveEmbedder embedder, IReadOnlyList<string> passages, CancellationToken cancellationToken)
    {
        var now = await embedder.ForecastAsync([.. passages, .. Questions(embedder, Split.Train, Split.Dev)], cancellationToken);
        return now.Requests == 0 || await MayAnswerAsync(embedder, passages, cancellationToken);
    }

    /// <summary>Before any question is embedded, those of test among them.</summary>
    /// <param name="embedder">Who is asked.</param>
    /// <param name="passages">What else is embedded.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public async ValueTask<bool> MayAnswerAsync(LiveEmbedder embedder, IReadOnlyList<string> passages, CancellationToken cancellationToken)
    {
        var name = embedder.Definition.Name;
        if (_answers.TryGetValue(name, out var answered))
        {
            return answered;
        }

        var cost = await embedder.ForecastAsync([.. passages, .. Questions(embedder, Enum.GetValues<Split>())], cancellationToken);
        return cost.Requests == 0 || cost.AtMost == Money.Zero || (_answers[name] = await AskAsync(name, cost, cancellationToken));
    }

    private async Task<bool> AskAsync(string name, EmbeddingForecast cost, CancellationToken cancellationToken)
    {
        var forecast = new SpendingForecast(cost.Requests, cost.AtMost, context.Task.Budget.Money, [cost.ToText(name)]);
        if (!await context.Observer.ConfirmSpendingAsync(forecast, cancellationToken))
        {
            return false;
        }

        await journal.SpendingConfirmedAsync(forecast, cancellationToken);
        return true;
    }

    private IEnumerable<string> Questions(LiveEmbedder embedder, params Split[] splits) => splits
        .SelectMany(split => context.Dataset[split])
        .Select(example => embedder.Embedder.QueryTextOf(QuestionText.Of(example.Input)));
}
