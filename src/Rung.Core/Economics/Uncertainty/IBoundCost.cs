namespace Rung.Core.Economics.Uncertainty;

/// <summary>A running cost that knows where its assumptions stand among a draw's values.</summary>
internal interface IBoundCost
{
    /// <summary>Whether twice the calls cost exactly twice as much.</summary>
    bool IsProportional { get; }

    void AddTo(ReadOnlySpan<double> values, DrawnCost cost);
}
