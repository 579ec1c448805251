using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.BreakEven;

/// <summary>An input that can be turned.</summary>
/// <param name="Input">What kind.</param>
/// <param name="Of">Whose; <see langword="null"/> where it belongs to the traffic.</param>
/// <param name="Now">Where it stands.</param>
/// <param name="IsAffine">Whether merits are straight lines of it, so that a formula finds the crossing.</param>
internal sealed record FlipKnob(FlipInput Input, string? Of, double Now, bool IsAffine)
{
    private const double HighestPriceFactor = 1000;
    private const double MostCalls = 1e12;

    public double Least => Input is FlipInput.Volume ? 1e-3 : 0;

    public double Most => Input switch
    {
        FlipInput.Volume => MostCalls,
        FlipInput.Price => HighestPriceFactor,
        _ => 1,
    };

    /// <summary>All that can be turned in a case.</summary>
    public static IEnumerable<FlipKnob> All(OwnershipCase question)
    {
        var bound = new BoundCase(question);
        var isProportional = bound.Candidates.All(candidate => candidate.IsProportional);
        yield return new(FlipInput.Volume, Of: null, question.Traffic.CallsPerMonth.Value.Expected, isProportional);
        foreach (var candidate in question.Candidates.Where(candidate => candidate.Running.OfType<TokenBilling>().Any()))
        {
            yield return new(FlipInput.Price, candidate.Name, PriceFactor(candidate), IsAffine: true);
        }

        if (bound.KnowsNet)
        {
            foreach (var candidate in question.Candidates)
            {
                yield return new(FlipInput.Quality, candidate.Name, candidate.Quality!.Value.Expected, IsAffine: true);
            }
        }

        if (question.Candidates.Any(HasSharedCache))
        {
            var isStraight = isProportional && !question.Candidates.Any(WritesCache);
            yield return new(FlipInput.CachedShare, Of: null, question.Traffic.CachedShare.Value.Expected, isStraight);
        }
    }

    public OwnershipCase Turn(OwnershipCase question, double value) => Input switch
    {
        FlipInput.Volume => question.AtVolume(value),
        FlipInput.CachedShare => question with { Traffic = question.Traffic with { CachedShare = question.Traffic.CachedShare.At(value) } },
        FlipInput.Price => With(question, candidate => candidate with { Running = [.. candidate.Running.Select(cost => Priced(candidate, cost, value))] }),
        _ => With(question, candidate => candidate with { Quality = candidate.Quality?.At(value) }),
    };

    private OwnershipCase With(OwnershipCase question, Func<OwnedCandidate, OwnedCandidate> change) => question with
    {
        Candidates = [.. question.Candidates.Select(candidate => candidate.Name == Of ? change(candidate) : candidate)],
    };

    private static RunningCost Priced(OwnedCandidate candidate, RunningCost cost, double factor) => cost is TokenBilling billing
        ? billing with { PriceFactor = FactorOf(candidate).At(factor) }
        : cost;

    private static double PriceFactor(OwnedCandidate candidate) => FactorOf(candidate).Value.Expected;

    /// <summary>One factor for all that a candidate is billed, be it by several models.</summary>
    private static Assumption FactorOf(OwnedCandidate candidate) =>
        candidate.Running.OfType<TokenBilling>().Select(billing => billing.PriceFactor).FirstOrDefault(factor => factor is not null)
        ?? new($"{candidate.Name}.price-factor", Quantity.Certain(1.0), "times today's price", "today's price");

    private static bool HasSharedCache(OwnedCandidate candidate) => candidate.Running.Any(cost => cost switch
    {
        TokenBilling billing => billing.Use.CachedShare is null,
        SelfHosting hosting => hosting.Use.CachedShare is null && hosting.Throughput.InputTokensPerSecond is not null,
        _ => false,
    });

    private static bool WritesCache(OwnedCandidate candidate) =>
        candidate.Running.OfType<TokenBilling>().Any(billing => billing.Use.CacheWriteShare is not null);
}
