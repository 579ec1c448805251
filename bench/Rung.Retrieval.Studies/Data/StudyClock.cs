using System.Diagnostics;

namespace Rung.Retrieval.Studies.Data;

/// <summary>Seconds from some moment on.</summary>
internal static class StudyClock
{
    public static double Wall() => Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    /// <summary>What this process had of the processor, all threads together: a neighbour that takes the core away does not count.</summary>
    public static double Processor() => Environment.CpuUsage.TotalTime.TotalSeconds;
}
