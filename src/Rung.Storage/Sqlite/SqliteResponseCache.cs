using Dapper;
using Rung.Core.Data;
using Rung.Core.Stores;

namespace Rung.Storage.Sqlite;

/// <summary>Paid answers by the hash of their request.</summary>
internal sealed class SqliteResponseCache(SqliteDatabase database) : IResponseCache
{
    public Task<string?> FindAsync(ContentHash request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Use(
            Durability.ProcessDeath,
            connection => connection.QuerySingleOrDefault<string>(
                "select response from responses where request = @request", new { request = request.ToString() })));
    }

    public Task AddAsync(ContentHash request, string response, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        cancellationToken.ThrowIfCancellationRequested();
        database.Use(Durability.ProcessDeath, connection => connection.Execute(
            "insert or ignore into responses (request, response) values (@request, @response)",
            new { request = request.ToString(), response }));
        return Task.CompletedTask;
    }
}
