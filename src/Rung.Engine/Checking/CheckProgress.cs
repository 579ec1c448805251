namespace Rung.Engine.Checking;

/// <summary>How far a check has come.</summary>
/// <param name="Stage">What is being looked for, for a person.</param>
/// <param name="Share">How much of it is done, in [0, 1].</param>
public readonly record struct CheckProgress(string Stage, double Share);
