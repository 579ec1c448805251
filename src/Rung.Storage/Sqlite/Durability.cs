namespace Rung.Storage.Sqlite;

/// <summary>What a committed transaction survives.</summary>
internal enum Durability
{
    /// <summary>The death of the process (write-ahead log, synchronous = normal).</summary>
    ProcessDeath,

    /// <summary>The loss of power (synchronous = full).</summary>
    PowerLoss,
}
