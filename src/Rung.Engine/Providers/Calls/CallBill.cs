using Rung.Core.Economics;

namespace Rung.Engine.Providers.Calls;

/// <summary>
/// What finding passages for one question costs: the calls below add to it, because retrievers hand on passages and no money. It
/// flows with the call. What came from a cache counts as if it were asked for now, as answers of models do.
/// </summary>
internal sealed class CallBill
{
    private static readonly AsyncLocal<CallBill?> Ambient = new();
    private readonly Lock _gate = new();

    /// <summary>That of the call we are in; <see langword="null"/> outside of one.</summary>
    public static CallBill? Current => Ambient.Value;

    /// <summary>The sum, nothing where no call was made; <see langword="null"/> is unknown.</summary>
    public Money? Cost
    {
        get
        {
            lock (_gate)
            {
                return field;
            }
        }

        private set;
    } = Money.Zero;

    /// <summary>Begins one, and makes it that of the calling async method and of all that it calls.</summary>
    public static CallBill Begin() => Ambient.Value = new CallBill();

    /// <param name="cost"><see langword="null"/> is unknown: so is the sum, from now on.</param>
    public void Add(Money? cost)
    {
        lock (_gate)
        {
            Cost += cost;
        }
    }
}
