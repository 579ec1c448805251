using System.Text.Json;
using Rung.Core.Ladder.Gates;
using Rung.Core.Stores;

namespace Rung.Engine.Climbing;

/// <summary>Counts in the journal how often a task changed: another instruction, other examples or labels.</summary>
internal static class TaskChanges
{
    private const int Days = 90;

    /// <summary>Younger journals say too little.</summary>
    private const int FewestDays = 14;

    /// <summary>The changes of the last 90 days; of a younger journal as many as 90 days would have. <see langword="null"/>: too young to tell.</summary>
    public static async Task<Known<double>?> CountAsync(
        IJournal journal, string task, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var versions = new List<(DateTimeOffset At, string? Instructions, string? Dataset)>();
        await foreach (var entry in journal.ReadAsync(cancellationToken))
        {
            if (entry.Kind == ClimbJournal.Started && entry.At >= now.AddDays(-Days))
            {
                using var body = JsonDocument.Parse(entry.Body);
                if (Text(body, "task") == task)
                {
                    versions.Add((entry.At, Text(body, ClimbJournal.InstructionsKey), Text(body, ClimbJournal.DatasetKey)));
                }
            }
        }

        if (versions.Count < 2 || (now - versions[0].At).TotalDays is not (>= FewestDays and var days))
        {
            return null;
        }

        var changes = versions.Zip(versions.Skip(1), ChangesBetween).Sum();
        return Fact.Measured(changes * Days / days, $"the journal: {changes} in {Math.Round(days)} days");
    }

    private static int ChangesBetween(
        (DateTimeOffset At, string? Instructions, string? Dataset) earlier, (DateTimeOffset At, string? Instructions, string? Dataset) later) =>
        (earlier.Instructions is not null && later.Instructions is not null && earlier.Instructions != later.Instructions ? 1 : 0)
        + (earlier.Dataset != later.Dataset ? 1 : 0);

    private static string? Text(JsonDocument body, string key) =>
        body.RootElement.TryGetProperty(key, out var value) ? value.GetString() : null;
}
