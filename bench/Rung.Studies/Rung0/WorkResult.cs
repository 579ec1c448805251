using System.Diagnostics;
using System.Text.Json;

namespace Rung.Studies.Rung0;

/// <summary>What a process that did the work says about it, as JSON.</summary>
internal sealed record WorkResult(
    string Version, IReadOnlyList<WorkTimes> Runs, int Features, double Accuracy, double Objective, double PeakMiB)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>Runs a program and reads its result.</summary>
    public static async Task<WorkResult> OfProcessAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<WorkResult>(output, Json)!
            : throw new InvalidOperationException($"{program} failed. scikit-learn comes with: apt-get install python3-sklearn.");
    }
}
