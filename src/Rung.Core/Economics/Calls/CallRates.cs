using System.Numerics;

namespace Rung.Core.Economics.Calls;

/// <summary>The prices that hold for calls of one length.</summary>
internal static class CallRates
{
    /// <exception cref="EconomicsException">Batches are asked for and have no price.</exception>
    public static CallRates<decimal> Of(ModelPrice price, bool isBatch, decimal inputTokens)
    {
        var tier = price.For(inputTokens);
        var request = price.PerRequest ?? 0;
        if (!isBatch)
        {
            return new(tier.Input, tier.ReadFromCache, tier.WrittenToCache, tier.Output, tier.Thought, request);
        }

        return price is { BatchInput: { } input, BatchOutput: { } output }
            ? new(input, input, input, output, output, request)
            : throw new EconomicsException("batch_input, batch_output", "nothing", "the prices of batches, or calls that are no batch");
    }

    public static CallRates<double> ToDouble(CallRates<decimal> rates) => new(
        (double)rates.Input, (double)rates.Read, (double)rates.Written, (double)rates.Output, (double)rates.Reasoning, (double)rates.PerRequest);
}

/// <summary>
/// The prices of one call, and the one formula of its cost: in decimals for bills, in doubles for draws.
/// </summary>
internal readonly record struct CallRates<T>(T Input, T Read, T Written, T Output, T Reasoning, T PerRequest)
    where T : INumber<T>
{
    private static readonly T TokensPerUnit = T.CreateChecked(1_000_000);

    /// <summary>
    /// input · (p (1 − h − w) + r h + s w) + output · q + reasoning · t: with the share h read from the cache at r = c p and nothing
    /// written, the input costs p (1 − h + h c).
    /// </summary>
    public T CostOf(T input, T cachedShare, T writtenShare, T output, T reasoning)
    {
        var perInput = (Input * (T.One - cachedShare - writtenShare)) + (Read * cachedShare) + (Written * writtenShare);
        return (((input * perInput) + (output * Output) + (reasoning * Reasoning)) / TokensPerUnit) + PerRequest;
    }
}
