using System.Diagnostics;
using System.Globalization;

namespace Rung.Retrieval.Studies.Lexical;

/// <summary>
/// Measures time twice: on the wall, and as the processor time of this process, which other programs on the machine hardly change.
/// </summary>
/// <param name="Started">The time stamp of the start.</param>
/// <param name="Used">The processor time that was used before.</param>
internal readonly record struct Clock(long Started, TimeSpan Used)
{
    public TimeSpan Wall => Stopwatch.GetElapsedTime(Started);

    public TimeSpan Processor => Environment.CpuUsage.TotalTime - Used;

    public static Clock Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

    /// <summary>How busy the machine is, for the reader of a result: processes that want to run, over the last minute.</summary>
    public static string Load() => File.Exists("/proc/loadavg")
        ? string.Create(CultureInfo.InvariantCulture, $"{double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture):n1}")
        : "unknown";
}
