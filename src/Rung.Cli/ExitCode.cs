using Rung.Core.Ladder;

namespace Rung.Cli;

/// <summary>What the command tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int ToolError = 1;
    public const int WrongInput = 2;
    public const int BarNotCleared = 3;
    public const int Undecided = 4;

    /// <summary>Stopped by Ctrl-C, as shells count it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;

    public static int Of(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Ship or VerdictKind.NoModel => Done,
        VerdictKind.Stop => BarNotCleared,
        VerdictKind.Undecided => Undecided,
        _ => ToolError,
    };
}
