using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Rung.Core.Ladder;
using Rung.Core.Stores;

namespace Rung.Storage.Sqlite;

/// <summary>Runs and their attempts, one row an attempt.</summary>
internal sealed class SqliteRunStore(SqliteDatabase database) : IRunStore
{
    private const string AddRun = """
        insert or ignore into runs (id, candidate, dataset, split, metric, seed)
        values (@Id, @Candidate, @Dataset, @Split, @Metric, @Seed);
        select number from runs where id = @Id;
        """;

    // Replaces a failure, never an answer: then no row changes, and the caller is told.
    private const string AddAttempt = """
        insert into attempts values (
            $run, $example, $output, $failureCause, $failureMessage, $score, $inputTokens, $cachedInputTokens,
            $outputTokens, $reasoningTokens, $costUsd, $totalMs, $firstTokenMs, $retrieveMs)
        on conflict (run, example) do update set
            output = excluded.output, failure_cause = excluded.failure_cause, failure_message = excluded.failure_message,
            score = excluded.score, input_tokens = excluded.input_tokens, cached_input_tokens = excluded.cached_input_tokens,
            output_tokens = excluded.output_tokens, reasoning_tokens = excluded.reasoning_tokens, cost_usd = excluded.cost_usd,
            total_ms = excluded.total_ms, first_token_ms = excluded.first_token_ms, retrieve_ms = excluded.retrieve_ms
        where attempts.failure_cause is not null
        """;

    private const string Read = """
        select example, output, failure_cause as FailureCause, failure_message as FailureMessage, score,
            input_tokens as InputTokens, cached_input_tokens as CachedInputTokens, output_tokens as OutputTokens,
            reasoning_tokens as ReasoningTokens, cost_usd as CostUsd, total_ms as TotalMs, first_token_ms as FirstTokenMs,
            retrieve_ms as RetrieveMs
        from attempts where run = (select number from runs where id = @id)
        """;

    public Task AddAttemptsAsync(RunKey run, IReadOnlyCollection<Attempt> attempts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(attempts);
        cancellationToken.ThrowIfCancellationRequested();
        database.Use(Durability.ProcessDeath, connection =>
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            Add(connection, transaction, run, attempts);
            transaction.Commit();
            return 0;
        });
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<Attempt> ReadAttemptsAsync(
        RunKey run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        await Task.CompletedTask;
        var rows = database.Use(
            Durability.ProcessDeath, connection => connection.Query<AttemptRow>(Read, new { id = run.Id.ToString() }).AsList());

        // SQLite orders by UTF-8, ids order by UTF-16: the two differ beyond the basic plane.
        foreach (var row in rows.OrderBy(row => row.Example, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row.ToAttempt();
        }
    }

    private static void Add(
        SqliteConnection connection, SqliteTransaction transaction, RunKey run, IReadOnlyCollection<Attempt> attempts)
    {
        var number = connection.ExecuteScalar<long>(
            AddRun,
            new
            {
                Id = run.Id.ToString(),
                Candidate = run.Candidate.ToString(),
                Dataset = run.Dataset.ToString(),
                Split = run.Split.ToString(),
                run.Metric,
                Seed = run.Seed.ToString(CultureInfo.InvariantCulture),
            },
            transaction);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = AddAttempt;
        foreach (var attempt in attempts)
        {
            AttemptRow.Bind(command, number, attempt);
            if (command.ExecuteNonQuery() == 0)
            {
                throw new DuplicateAttemptException(run, attempt.Example);
            }
        }
    }
}
