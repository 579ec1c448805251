namespace Rung.Storage.Sqlite;

/// <summary>Where a task's state lives.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The state folder, made when missing. It holds <c>rung.db</c> and <c>blobs/</c>. Default: <c>.rung</c>.</summary>
    public string Folder { get; init; } = ".rung";

    /// <summary>How long to wait for another process that writes. Default: 30 seconds.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
