using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Rung.Tensors.Studies.Kernels;

/// <summary>
/// The fastest of many repetitions, those of all contestants in turns: what a neighbour takes, it takes from all of them. On
/// one thread the time is the thread's own, which does not run while a neighbour has the core; on several it is the wall's,
/// and a turn is many repetitions after a pause, for OpenBLAS's threads keep their cores busy for a while after a call.
/// </summary>
internal static unsafe partial class Best
{
    private const int FewestRounds = 3;
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID
    private const double Turn = 0.02; // seconds
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(80);

    public static double[] SecondsOf(int threads, TimeSpan budget, params Action[] contestants)
    {
        var best = new double[contestants.Length];
        Array.Fill(best, double.PositiveInfinity);
        Array.ForEach(contestants, contestant => contestant());
        var start = Seconds(threads);
        for (var round = 0; round < FewestRounds || Seconds(threads) - start < budget.TotalSeconds; round++)
        {
            for (var i = 0; i < contestants.Length; i++)
            {
                best[i] = Math.Min(best[i], threads == 1 ? Once(threads, contestants[i]) : BestOfTurn(threads, contestants[i]));
            }
        }

        return best;
    }

    private static double Once(int threads, Action contestant)
    {
        var from = Seconds(threads);
        contestant();
        return Seconds(threads) - from;
    }

    private static double BestOfTurn(int threads, Action contestant)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(Pause);
        var best = Once(threads, contestant);
        for (var start = Seconds(threads); Seconds(threads) - start < Turn;)
        {
            best = Math.Min(best, Once(threads, contestant));
        }

        return best;
    }

    private static double Seconds(int threads)
    {
        if (threads > 1 || !OperatingSystem.IsLinux())
        {
            return (double)Stopwatch.GetTimestamp() / Stopwatch.Frequency;
        }

        var time = stackalloc long[2];
        return ReadClock(ThreadClock, time) == 0
            ? time[0] + (time[1] * 1e-9)
            : throw new InvalidOperationException("The system has no clock of a thread.");
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ReadClock(int clock, long* time);
}
