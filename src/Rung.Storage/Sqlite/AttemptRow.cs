using System.Globalization;
using Microsoft.Data.Sqlite;
using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Ladder;

namespace Rung.Storage.Sqlite;

/// <summary>A row of the table <c>attempts</c>, as SQLite types it. Money is text: a decimal must come back to the digit.</summary>
internal sealed record AttemptRow
{
    public required string Example { get; init; }

    public string? Output { get; init; }

    public string? FailureCause { get; init; }

    public string? FailureMessage { get; init; }

    public double? Score { get; init; }

    public long InputTokens { get; init; }

    public long CachedInputTokens { get; init; }

    public long OutputTokens { get; init; }

    public long ReasoningTokens { get; init; }

    public string? CostUsd { get; init; }

    public double? TotalMs { get; init; }

    public double? FirstTokenMs { get; init; }

    public double? RetrieveMs { get; init; }

    /// <summary>Sets the parameters of the insertion; the command is prepared once and used for every row.</summary>
    public static void Bind(SqliteCommand command, long run, Attempt attempt)
    {
        Set(command, "$run", run);
        Set(command, "$example", attempt.Example.ToString());
        Set(command, "$output", attempt.Output);
        Set(command, "$failureCause", attempt.Failure?.Cause.ToString());
        Set(command, "$failureMessage", attempt.Failure?.Message);
        Set(command, "$score", attempt.Score?.Value);
        Set(command, "$inputTokens", attempt.Tokens.Input);
        Set(command, "$cachedInputTokens", attempt.Tokens.CachedInput);
        Set(command, "$outputTokens", attempt.Tokens.Output);
        Set(command, "$reasoningTokens", attempt.Tokens.Reasoning);
        Set(command, "$costUsd", attempt.Cost?.Usd.ToString(CultureInfo.InvariantCulture));
        Set(command, "$totalMs", attempt.Latency?.TotalMs);
        Set(command, "$firstTokenMs", attempt.Latency?.FirstTokenMs);
        Set(command, "$retrieveMs", attempt.Latency?.RetrieveMs);
    }

    public Attempt ToAttempt() => new()
    {
        Example = new ExampleId(Example),
        Output = Output,
        Failure = FailureCause is { } cause ? new AttemptFailure(Enum.Parse<FailureCause>(cause), FailureMessage ?? "") : null,
        Score = Score is { } score ? Core.Scoring.Score.Of(score) : null,
        Tokens = new TokenCounts(InputTokens, CachedInputTokens, OutputTokens, ReasoningTokens),
        Cost = CostUsd is { } usd ? new Money(decimal.Parse(usd, CultureInfo.InvariantCulture)) : null,
        Latency = TotalMs is { } total ? new AttemptLatency(total, FirstTokenMs, RetrieveMs) : null,
    };

    private static void Set(SqliteCommand command, string name, object? value)
    {
        var i = command.Parameters.IndexOf(name);
        if (i < 0)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }
        else
        {
            command.Parameters[i].Value = value ?? DBNull.Value;
        }
    }
}
