namespace Rung.Core.Data;

/// <summary>What decides which examples are carved.</summary>
public enum SplitBy
{
    /// <summary>The seed.</summary>
    Random,

    /// <summary>The time: the latest are carved, as a candidate that ships meets what comes after it.</summary>
    Time,
}
