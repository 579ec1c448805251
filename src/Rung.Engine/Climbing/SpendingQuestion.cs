using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Engine.Prompting;

namespace Rung.Engine.Climbing;

/// <summary>Says what the paid calls of a climb can cost at most, and asks once whether it may spend that.</summary>
internal sealed class SpendingQuestion(ClimbContext context, ClimbJournal journal)
{
    /// <returns>Whether the calls may be made; true without asking where there is nothing to pay.</returns>
    public async Task<bool> AskAsync(IEnumerable<Contestant> live, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var total = CostForecast.None;
        foreach (var contestant in live)
        {
            if (((PunctualAnswerer)contestant.Answerer).Inner is not PromptedAnswerer answerer)
            {
                continue; // it computes here, and costs nothing
            }

            var cost = await ForecastAsync(answerer, cancellationToken);
            lines.Add(ForecastLine.Of(contestant.Candidate.Name, cost));
            total += cost;
        }

        if (total.Calls == 0 || total.AtMost == Money.Zero)
        {
            return true;
        }

        var forecast = new SpendingForecast(total.Calls, total.AtMost, context.Task.Budget.Money, lines);
        if (!await context.Observer.ConfirmSpendingAsync(forecast, cancellationToken))
        {
            return false;
        }

        await journal.SpendingConfirmedAsync(forecast, cancellationToken);
        return true;
    }

    private Task<CostForecast> ForecastAsync(PromptedAnswerer answerer, CancellationToken cancellationToken)
    {
        var dataset = context.Dataset;
        return CostForecast.ForAsync(
            answerer, [.. dataset[Split.Dev], .. dataset[Split.Test], .. dataset[Split.Edge]], dataset[Split.Train], cancellationToken);
    }
}
