using Rung.Core.Economics;

namespace Rung.Engine.Providers;

/// <summary>
/// What a climb may spend, over all its models. A call reserves the most that it can cost before it is made, and
/// settles after it: at no moment are spent and reserved money together above the limit, whatever runs at once. (Only
/// a provider that bills more than it was allowed to produce can break this; then what it billed is counted, and no
/// further call is made.) Safe for concurrent use: every member holds the lock.
/// </summary>
internal sealed class SpendingBudget
{
    private readonly Lock _gate = new();
    private Money _spent;
    private Money _reserved;

    /// <param name="limit"><see langword="null"/>: no limit; what is spent is counted all the same.</param>
    /// <param name="spent">What was spent before, of the same budget.</param>
    public SpendingBudget(Money? limit, Money spent = default)
    {
        Limit = limit;
        _spent = spent;
    }

    public Money? Limit { get; }

    public Money Spent
    {
        get
        {
            lock (_gate)
            {
                return _spent;
            }
        }
    }

    /// <summary>What is spent and what calls in flight may still spend, read at one moment.</summary>
    public Money Committed
    {
        get
        {
            lock (_gate)
            {
                return _spent + _reserved;
            }
        }
    }

    /// <summary>
    /// Sets <paramref name="most"/> aside for one call; <see langword="null"/> when the limit does not allow it.
    /// </summary>
    public Reservation? TryReserve(Money most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, Money.Zero);
        lock (_gate)
        {
            if (_spent + _reserved + most > Limit)
            {
                return null;
            }

            _reserved += most;
            return new Reservation(this, most);
        }
    }

    /// <summary>Money set aside for one call. It stays set aside until it is settled, once.</summary>
    internal sealed class Reservation
    {
        private readonly SpendingBudget _budget;
        private bool _isSettled;

        public Reservation(SpendingBudget budget, Money most)
        {
            _budget = budget;
            Most = most;
        }

        public Money Most { get; }

        /// <summary>Replaces what was set aside by what the call did cost. The second time nothing happens.</summary>
        public void Settle(Money cost)
        {
            lock (_budget._gate)
            {
                if (!_isSettled)
                {
                    _isSettled = true;
                    _budget._reserved -= Most;
                    _budget._spent += cost;
                }
            }
        }
    }
}
