using System.Globalization;
using System.Text;

namespace Rung.Studies;

/// <summary>Writes a study's result to bench/results with the machine and the date.</summary>
internal static class StudyReport
{
    public static async Task WriteAsync(string name, string title, string command, string body)
    {
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"# {title}\n\n")
            .Append(CultureInfo.InvariantCulture, $"Command: `{command}` · {date} · {Machine()}\n\n")
            .Append(body.TrimEnd())
            .Append('\n');
        var path = Path.Combine(Root(), "bench", "results", $"{name}.md");
        await File.WriteAllTextAsync(path, text.ToString());
        await Console.Out.WriteLineAsync(text.ToString());
    }

    public static Task WritePictureAsync(string name, string svg) =>
        File.WriteAllTextAsync(Path.Combine(Root(), "bench", "results", $"{name}.svg"), svg);

    private static string Machine()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        return $"{model ?? "unknown processor"}, {Environment.ProcessorCount} cores, .NET {Environment.Version}";
    }

    public static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Rung.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run the studies from a checkout of the repository.");
        }

        return folder;
    }
}
