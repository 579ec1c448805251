namespace Rung.Core.Economics.Ownership;

/// <summary>When a cost item falls due.</summary>
public enum CostTiming
{
    /// <summary>Once, before the first call.</summary>
    Once,

    /// <summary>Every month, however many calls come.</summary>
    Monthly,
}
