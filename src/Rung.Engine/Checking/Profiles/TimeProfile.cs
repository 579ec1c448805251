namespace Rung.Engine.Checking.Profiles;

/// <summary>When examples are from.</summary>
/// <param name="Count">Examples with a time.</param>
/// <param name="First">The earliest.</param>
/// <param name="Last">The latest.</param>
/// <param name="LargestGap">The longest span without an example.</param>
/// <param name="GapAfter">When it begins.</param>
/// <param name="MedianGap">The median span between one example and the next.</param>
internal sealed record TimeProfile(
    int Count, DateTimeOffset First, DateTimeOffset Last, TimeSpan LargestGap, DateTimeOffset GapAfter, TimeSpan MedianGap)
{
    /// <summary>Whether the largest gap takes more than a fifth of the whole range: data of two periods.</summary>
    public bool HasHole => Count > 2 && LargestGap > (Last - First) / 5;
}
