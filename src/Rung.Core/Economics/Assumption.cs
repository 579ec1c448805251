namespace Rung.Core.Economics;

/// <summary>
/// A named quantity that a calculation rests on, with where it comes from. Those with one key are one and the same in all
/// that a calculation holds: the team's hour costs the same in every item, whatever it is in a draw.
/// </summary>
/// <param name="Key">Its name, unique within a calculation, for example <c>team-hour</c>.</param>
/// <param name="Value">What is known about it.</param>
/// <param name="Unit">For a reader, for example <c>$ per hour</c>.</param>
/// <param name="Source">Who says so; for a measured one, how and how often.</param>
public sealed record Assumption(string Key, Quantity Value, string Unit, string Source)
{
    /// <summary>The same, held at one value.</summary>
    public Assumption At(double value) => this with { Value = Quantity.Certain(value) };
}
