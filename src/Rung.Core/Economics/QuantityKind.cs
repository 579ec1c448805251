namespace Rung.Core.Economics;

/// <summary>How a quantity is known.</summary>
public enum QuantityKind
{
    /// <summary>Known exactly.</summary>
    Certain,

    /// <summary>Low, likely and high, as someone says.</summary>
    Range,

    /// <summary>An estimate with its confidence interval.</summary>
    Measured,
}
