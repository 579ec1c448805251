using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Rung.Core.Statistics;
using Rung.Core.Stores;
using Rung.Storage.Sqlite;

namespace Rung.Studies.Kills;

/// <summary>
/// Kills a climb at random moments (SIGKILL) and starts it again, against a server that counts calls. After every kill: is every
/// attempt that was stored before still there, unchanged? Was a request sent again whose attempt was stored? Is the journal's chain whole?
/// </summary>
internal static class KillStudy
{
    private const int Kills = 200;
    private const int Examples = 2400;
    private const ulong Seed = 20260101;
    private const int LongestLifeMs = 1000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var kills = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : Kills;
        var folder = Directory.CreateTempSubdirectory("rung-kills-").FullName;
        await using var server = await CountingServer.StartAsync();
        try
        {
            await WriteTaskAsync(folder, server.Url);
            var tally = new KillTally(server);
            var random = new SplitMix64(Seed);
            for (var kill = 1; kill <= kills; kill++)
            {
                var lifeMs = random.Next(LongestLifeMs);
                var ended = kill % 2 == 0
                    ? await ClimbAndKillAsync(folder, begun: Task.Delay(StartupMs), lifeMs)
                    : await ClimbAndKillAsync(folder, server.NextRequest(), lifeMs);
                tally.Count(ended, await SnapshotAsync(folder), await FirstBreakAsync(folder));
                if (kill % 20 == 0)
                {
                    await Console.Error.WriteLineAsync($"{kill} kills: {tally}");
                }
            }

            await RunToTheEndAsync(folder);
            tally.Count(ended: true, await SnapshotAsync(folder), await FirstBreakAsync(folder));
            await KillReport.WriteAsync(kills, Seed, tally);
            return tally.IsClean ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteTaskAsync(string folder, Uri url)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < Examples; i++)
        {
            // What every candidate answers contains this: the race drops none, and all of dev and test is asked for.
            lines.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"e{i:0000}\",\"input\":\"question {i}\",\"expected\":\"answer\"}}\n");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "examples.jsonl"), lines.ToString());
        await File.WriteAllTextAsync(Path.Combine(folder, "rung.yaml"), $$"""
            task: kills
            instructions: Answer the question.
            output: { kind: text }
            data: { examples: examples.jsonl }
            metric: contains
            models:
              counted: { provider: compatible, model: m, url: {{url}}, concurrency: 4, price: { input: 1, output: 1 } }
            budget: { usd: 1000 }
            """);
    }

    private static Process Start(string folder)
    {
        // The command's own build: the copy beside the studies lacks what their web framework brings along.
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Rung.Cli", "release", "rung.dll");
        var start = new ProcessStartInfo("dotnet", [program, "climb", folder, "--json", "--yes"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <returns>Whether the climb ended by itself before the kill.</returns>
    private static async Task<bool> ClimbAndKillAsync(string folder, Task begun, int lifeMs)
    {
        using var process = Start(folder);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var ending = process.WaitForExitAsync();
        await Task.WhenAny(begun, ending);
        var ended = await Task.WhenAny(ending, Task.Delay(lifeMs)) == ending;
        if (!ended)
        {
            process.Kill(entireProcessTree: true);
        }

        await ending;
        _ = (await output, await errors);
        return ended;
    }

    // The runtime needs about this long before the first line of ours runs; killing it earlier tests nothing.
    private const int StartupMs = 150;

    private static async Task RunToTheEndAsync(string folder)
    {
        using var process = Start(folder);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        using var json = JsonDocument.Parse(await output);
        await Console.Error.WriteLineAsync($"the last climb ended with {process.ExitCode}: {json.RootElement.GetProperty("spent")} {await errors}");
    }

    /// <summary>The answers that the store holds: by run and example, the number of the call each was made from.</summary>
    private static async Task<Dictionary<string, int>> SnapshotAsync(string folder)
    {
        var answers = new Dictionary<string, int>(StringComparer.Ordinal);
        var path = Path.Combine(folder, ".rung", "rung.db");
        if (!File.Exists(path))
        {
            return answers;
        }

        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select run || '/' || example, output from attempts where output like 'answer-%'";
        try
        {
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                answers.Add(rows.GetString(0), int.Parse(rows.GetString(1)["answer-".Length..], CultureInfo.InvariantCulture));
            }
        }
        catch (SqliteException e) when (e.Message.Contains("no such table", StringComparison.Ordinal))
        {
            // Killed before the first migration: nothing was acknowledged.
        }

        return answers;
    }

    private static async Task<string?> FirstBreakAsync(string folder)
    {
        var state = Path.Combine(folder, ".rung");
        if (!Directory.Exists(state))
        {
            return null;
        }

        await using var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Folder = state }, TimeProvider.System, CancellationToken.None);
        JournalEntry? previous = null;
        await foreach (var entry in store.Journal.ReadAsync(CancellationToken.None))
        {
            if (!entry.Follows(previous))
            {
                return $"entry {entry.Sequence} does not follow the one before";
            }

            previous = entry;
        }

        return null;
    }
}
