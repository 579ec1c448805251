namespace Rung.Core.Ladder;

/// <summary>How a finalist stands to the bar.</summary>
internal enum Standing
{
    /// <summary>Every part of the bar is surely reached.</summary>
    Clears,

    /// <summary>The interval of the quality straddles the bar; labels would settle it.</summary>
    Straddles,

    /// <summary>Quality is reached, but the latency or the cost that the bar asks for is unknown.</summary>
    Unknown,

    /// <summary>Some part of the bar is surely missed.</summary>
    Misses,
}
