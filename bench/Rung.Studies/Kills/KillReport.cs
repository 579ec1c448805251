using System.Globalization;

namespace Rung.Studies.Kills;

/// <summary>The committed result of the kill study.</summary>
internal static class KillReport
{
    public static Task WriteAsync(int kills, ulong seed, KillTally tally) => StudyReport.WriteAsync(
        "kills",
        "A climb that is killed loses nothing and pays for nothing twice",
        "dotnet run -c Release --project bench/Rung.Studies -- kills",
        string.Create(CultureInfo.InvariantCulture, $"""
            A climb with three live candidates runs against an OpenAI-compatible server on loopback that counts calls. It is killed with
            SIGKILL and started again, {kills} times (seed {seed}): half of the kills fall uniformly in the second after the process is up,
            half in the second after its first call. Then it runs to its end.
            After every kill the store is opened and compared with the last time.

            | | |
            | --- | --- |
            | climbs started, then killed | {tally.Killed} |
            | climbs that ended before their kill (the last one was let run) | {tally.EndedFirst} |
            | calls that reached the server | {tally.Calls} |
            | answers stored at the end | {tally.Stored} |
            | stored answers lost or changed | {tally.Lost} |
            | calls repeated after their answer was stored | {tally.Repeated} |
            | breaks in the journal's hash chain | {tally.BrokenChains} |

            The difference between calls and answers is what was in flight at the kills: paid, not yet stored, and asked again.
            """));
}
