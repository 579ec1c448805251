using System.Globalization;

namespace Rung.Tensors.Studies.Processes;

/// <summary>What the system counts of a process's memory, in bytes; zero for one that has ended.</summary>
internal static class ProcessMemory
{
    /// <summary>The highest mark of what was resident; the system keeps it itself, so that no peak falls between two looks.</summary>
    public static long PeakOf(int process) => Read($"{process}", "VmHWM");

    public static long OwnPeak() => Read("self", "VmHWM");

    public static long OwnResident() => Read("self", "VmRSS");

    private static long Read(string process, string key)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
