namespace Rung.Engine.Climbing;

/// <summary>The part of the budget that is time, from where the data are read on.</summary>
internal sealed class ClimbDeadline(TimeProvider clock, TimeSpan? limit)
{
    private readonly long _began = clock.GetTimestamp();

    /// <summary>What is left of it, not below zero; <see langword="null"/>: there is no limit.</summary>
    public TimeSpan? Left => limit is not { } time ? null : TimeSpan.FromTicks(Math.Max(0, (time - clock.GetElapsedTime(_began)).Ticks));

    public bool HasPassed => limit is { } time && clock.GetElapsedTime(_began) >= time;

    /// <summary>Which part of the budget ended, once one did.</summary>
    public string UsedUp => HasPassed ? $"The time of the budget ({limit!.Value.TotalMinutes:0.#} minutes) was used up" : "The money of the budget was used up";
}
