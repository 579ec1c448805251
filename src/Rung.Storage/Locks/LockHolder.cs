namespace Rung.Storage.Locks;

/// <summary>Who holds a task's folder.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="Machine">The machine that it runs on.</param>
/// <param name="Since">Since when.</param>
public sealed record LockHolder(int ProcessId, string Machine, DateTimeOffset Since)
{
    public override string ToString() => FormattableString.Invariant($"process {ProcessId} on {Machine} since {Since:u}");
}
