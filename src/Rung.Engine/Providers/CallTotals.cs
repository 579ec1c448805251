using Rung.Core.Economics;

namespace Rung.Engine.Providers;

/// <summary>
/// What one model did and cost in this process so far. Safe for concurrent use: every member holds the lock.
/// </summary>
internal sealed class CallTotals
{
    private readonly Lock _gate = new();
    private LiveTotals _totals = LiveTotals.None;

    public LiveTotals Current
    {
        get
        {
            lock (_gate)
            {
                return _totals;
            }
        }
    }

    public void CountRequest() => Update(totals => totals with { Requests = totals.Requests + 1 });

    public void CountAnswer() => Update(totals => totals with { Answers = totals.Answers + 1 });

    public void CountCached() => Update(totals => totals with { CachedAnswers = totals.CachedAnswers + 1 });

    public void AddBilled(Money money) => Update(totals => totals with { Money = totals.Money + money });

    /// <summary>Money that the provider may have taken and did not say: the most that it can be.</summary>
    public void AddAssumed(Money most) => Update(totals => totals with
    {
        Money = totals.Money + most,
        Assumed = totals.Assumed + most,
    });

    /// <summary>A call was made whose price is unknown: so is the sum, from now on.</summary>
    public void AddUnknown() => Update(totals => totals with { Money = null });

    private void Update(Func<LiveTotals, LiveTotals> change)
    {
        lock (_gate)
        {
            _totals = change(_totals);
        }
    }
}
