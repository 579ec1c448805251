using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;
using Rung.Engine.Prices;

namespace Rung.Engine.Ownership.Plans;

/// <summary>What the compute of a planned training costs: from operations and hours on a machine, or from a provider's price of training tokens.</summary>
internal sealed class PlannedTraining(PriceBook book, CostDefaults costs)
{
    /// <returns><see langword="null"/>: the policy's usual compute.</returns>
    /// <exception cref="EconomicsException">Tokens are given, and what they cost is unknown.</exception>
    public CostItem? ComputeOf(PlannedCandidate candidate, RunningCost running)
    {
        if (candidate.TrainingTokens is not { } tokens)
        {
            return null;
        }

        return running is TokenBilling billing
            ? TrainingCompute.AtProvider(billing.Price, (long)tokens, candidate.Name)
                ?? throw new EconomicsException($"{candidate.Name}: train_tokens", $"no price of training for {candidate.Place}", "a model with one, or one_off=DOLLARS")
            : OnMachine(candidate, tokens);
    }

    private CostItem OnMachine(PlannedCandidate candidate, double tokens)
    {
        var parameters = candidate.Parameters
            ?? throw new EconomicsException($"{candidate.Name}: parameters", "nothing", "how many weights the model has, such as parameters=8B");
        var machine = book.Table.FindHardware(candidate.Place.Split('/')[0])!;
        var operations = TrainingCompute.Operations(parameters, tokens, isAdapter: candidate.Approach is Approach.Lora);
        return TrainingCompute.On(machine, operations, costs, candidate.Name);
    }
}
