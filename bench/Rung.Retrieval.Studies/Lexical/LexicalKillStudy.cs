using System.Diagnostics;
using System.Globalization;
using Rung.Core.Statistics;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Lexical;

/// <summary>Kills a process that indexes, at random moments, and looks at what it leaves; the next goes on with the same index.</summary>
internal static class LexicalKillStudy
{
    private const int Kills = 300;
    private const int MostLines = 24;
    private const int LongestDelayMs = 50;
    private const ulong Seed = 20260404;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var kills = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : Kills;
        var folder = Directory.CreateTempSubdirectory("rung-lexical-kills-").FullName;
        var random = new SplitMix64(Seed);
        var ledger = new KillLedger();
        var (left, faults) = (0, new List<string>());
        try
        {
            for (var kill = 1; kill <= kills; kill++)
            {
                await LiveAndDieAsync(folder, ledger, random);
                left += Directory.EnumerateFiles(folder, "*.rung").Count() > FilesOf(folder) ? 1 : 0;
                if (await ledger.CheckAsync(folder) is { } fault)
                {
                    faults.Add(FormattableString.Invariant($"kill {kill}: {fault}"));
                }

                if (kill % 20 == 0)
                {
                    await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{kill} kills, {ledger.Acknowledged} commits, {faults.Count} faults"));
                }
            }

            await ReportAsync(kills, ledger, left, faults);
            return faults.Count == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int FilesOf(string folder) =>
        File.ReadAllText(Path.Combine(folder, "manifest")).Split("\"name\": \"lexical-").Length - 1;

    private static async Task LiveAndDieAsync(string folder, KillLedger ledger, SplitMix64 random)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!, ["lexical-kill-child", folder, ledger.NextCommit.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var lines = 1 + random.Next(MostLines);
        while (lines > 0 && await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Hear(line, ledger);
            lines--;
        }

        await Task.Delay(random.Next(LongestDelayMs));
        process.Kill();
        await process.WaitForExitAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Hear(line, ledger);
        }
    }

    private static void Hear(string line, KillLedger ledger)
    {
        if (line.EndsWith(KillChild.End, StringComparison.Ordinal))
        {
            ledger.Hear(line[..^KillChild.End.Length]);
        }
    }

    private static Task ReportAsync(int kills, KillLedger ledger, int left, List<string> faults) => StudyReport.WriteAsync(
        "lexical-kills",
        "An index whose writer is killed loses nothing that was committed",
        "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- lexical-kills",
        string.Create(CultureInfo.InvariantCulture, $"""
            A process changes up to 12 of {KillChild.Documents} documents at a time and commits, for ever, with a buffer so small and segments merged so soon that it
            writes segments and merges all the time. It is killed with SIGKILL, {kills} times (seed {Seed}), up to {LongestDelayMs} ms after a random one of its first {MostLines} signs of life – opened,
            before a commit, after a commit – and the next one goes on. After every kill the index is opened – every file's checksum is verified – and every passage of it compared
            with what the process said: all that was acknowledged has to be there, and a commit under way wholly or not at all; a search has
            to find what the obvious BM25 finds in those passages.

            | | |
            | --- | --- |
            | kills | {kills} |
            | commits acknowledged | {ledger.Acknowledged:n0} |
            | commits under way at a kill that were whole nevertheless | {ledger.Completed} |
            | kills that left files of no commit (removed by the next writer, never read) | {left} |
            | indexes that did not open, lost or tore something, or searched wrongly | {faults.Count} |

            {string.Join('\n', faults)}
            """));
}
