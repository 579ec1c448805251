using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers;

/// <summary>
/// The money of one request: set aside before it is sent, settled after it. A request that may have been billed and does not say
/// how much stays counted at the most that it can have cost.
/// </summary>
internal sealed class CallPayment
{
    private readonly SpendingBudget.Reservation? _reservation;
    private readonly CallTotals _totals;

    private CallPayment(SpendingBudget.Reservation? reservation, CallTotals totals) => (_reservation, _totals) = (reservation, totals);

    /// <param name="model">Who is asked.</param>
    /// <param name="most">The most that the request can cost; <see langword="null"/> is unknown.</param>
    /// <param name="budget">Of all models.</param>
    /// <param name="totals">Of this one.</param>
    /// <exception cref="ModelCallException">The budget does not cover it.</exception>
    public static CallPayment Begin(ModelDefinition model, Money? most, SpendingBudget budget, CallTotals totals)
    {
        if (most is { } known)
        {
            return new CallPayment(budget.TryReserve(known) ?? throw OverBudget(known, budget), totals);
        }

        if (budget.Limit is not null)
        {
            throw new ModelCallException(
                FailureCause.OverBudget,
                $"Not asked: '{model.Name}' has no price, so nobody can say whether the budget of {budget.Limit} covers a call. "
                + "Give its price in rung.yaml (0 where it costs nothing), or remove the budget.");
        }

        totals.AddUnknown();
        return new CallPayment(reservation: null, totals);
    }

    /// <param name="cost">What the answer says; <see langword="null"/>: it does not, or there is none.</param>
    /// <param name="mayHaveCost">Whether the request may have been billed all the same.</param>
    /// <returns>What it counts as; <see langword="null"/> is unknown.</returns>
    public Money? Settle(Money? cost, bool mayHaveCost)
    {
        if (_reservation is null)
        {
            return null;
        }

        if (cost is { } billed)
        {
            _totals.AddBilled(billed);
            return Settled(_reservation, billed);
        }

        if (mayHaveCost)
        {
            _totals.AddAssumed(_reservation.Most);
            return Settled(_reservation, _reservation.Most);
        }

        return Settled(_reservation, Money.Zero);
    }

    private static Money Settled(SpendingBudget.Reservation reservation, Money cost)
    {
        reservation.Settle(cost);
        return cost;
    }

    private static ModelCallException OverBudget(Money most, SpendingBudget budget) => new(
        FailureCause.OverBudget,
        $"Not asked: the call may cost {most} at most, and of the budget of {budget.Limit} only {budget.Limit - budget.Committed} is free.");
}
