using System.Diagnostics;

namespace Rung.Tensors.Studies.Kernels;

/// <summary>
/// The fastest of many repetitions, those of all contestants in turns: what a neighbour takes, it takes from all of them, and
/// the fastest repetition is the one it took least from.
/// </summary>
internal static class Best
{
    private const int FewestRounds = 4;

    public static double[] SecondsOf(TimeSpan budget, params Action[] contestants)
    {
        var best = new double[contestants.Length];
        Array.Fill(best, double.PositiveInfinity);
        Array.ForEach(contestants, contestant => contestant());
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < FewestRounds || Stopwatch.GetElapsedTime(start) < budget; round++)
        {
            for (var i = 0; i < contestants.Length; i++)
            {
                var from = Stopwatch.GetTimestamp();
                contestants[i]();
                best[i] = Math.Min(best[i], Stopwatch.GetElapsedTime(from).TotalSeconds);
            }
        }

        return best;
    }
}
