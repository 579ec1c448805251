namespace Rung.Core.Ladder.Gates;

/// <summary>How often what the model must know changes.</summary>
public enum KnowledgePace
{
    /// <summary>Never, or within years.</summary>
    Stable,

    /// <summary>Within a year.</summary>
    Yearly,

    /// <summary>Every quarter.</summary>
    Quarterly,

    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Every week.</summary>
    Weekly,

    /// <summary>Every day.</summary>
    Daily,

    /// <summary>Faster than an index can follow: prices, stocks, sensors.</summary>
    Live,
}
