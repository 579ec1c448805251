namespace Rung.Engine.Climbing;

/// <summary>The part of the budget that is time.</summary>
internal sealed class ClimbDeadline(TimeProvider clock, TimeSpan? limit)
{
    private readonly long _began = clock.GetTimestamp();

    public bool HasPassed => limit is { } time && clock.GetElapsedTime(_began) >= time;

    /// <summary>Which part of the budget ended, once one did.</summary>
    public string UsedUp => HasPassed ? $"The time of the budget ({limit!.Value.TotalMinutes:0.#} minutes) was used up" : "The money of the budget was used up";
}
