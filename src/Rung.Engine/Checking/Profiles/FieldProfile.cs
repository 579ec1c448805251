namespace Rung.Engine.Checking.Profiles;

/// <summary>One named field of structured inputs.</summary>
/// <param name="Name">As the team calls it.</param>
/// <param name="Present">Examples that have it.</param>
/// <param name="Empty">Examples where it is there and blank.</param>
/// <param name="Distinct">How many different values it has; counting ends at 1,000.</param>
internal sealed record FieldProfile(string Name, int Present, int Empty, int Distinct)
{
    /// <summary>Whether it says nothing, because it never differs.</summary>
    public bool IsConstant => Present > 1 && Distinct == 1;
}
