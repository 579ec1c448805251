using System.Globalization;

namespace Rung.Tensors.Training;

/// <summary>How much memory a run may take on this machine.</summary>
public static class MachineMemory
{
    private const string LinuxMemory = "/proc/meminfo";

    /// <summary>What can be taken now without other processes being pushed out, within the limit of a container.</summary>
    public static long AvailableBytes()
    {
        var memory = GC.GetGCMemoryInfo();
        var limit = memory.TotalAvailableMemoryBytes - Environment.WorkingSet;
        return Math.Max(0, Math.Min(limit, FreeOnLinux() ?? (memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes)));
    }

    private static long? FreeOnLinux()
    {
        if (!File.Exists(LinuxMemory))
        {
            return null;
        }

        var line = File.ReadLines(LinuxMemory).FirstOrDefault(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal));
        var number = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var kilobytes) ? 1024 * kilobytes : null;
    }
}
