using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Rung.Tensors.Studies.Decoding;

/// <summary>Runs one side in a process of its own and reads the lines of JSON that it prints; theirs and ours have the same names.</summary>
internal static class MeasuringProcess
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public static async Task<Measured> RunAsync(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{file} does not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.HasExited)
        {
            // The system keeps the highest mark itself, so that no peak falls between two looks.
            peak = Math.Max(peak, await PeakOfAsync(process.Id));
            await Task.Delay(Look);
        }

        var timings = Read(await output).Concat(Read(await errors)).ToImmutableArray();
        return timings.Length > 0
            ? new Measured(timings, peak)
            : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} measured nothing: {await output}{await errors}");
    }

    private static IEnumerable<Timing> Read(string text)
    {
        foreach (var line in text.Split('\n').Where(line => line.StartsWith('{')))
        {
            var facts = JsonDocument.Parse(line).RootElement;
            yield return new Timing(
                facts.GetProperty("pp").GetInt32(),
                facts.GetProperty("tg").GetInt32(),
                facts.GetProperty("pl").GetInt32(),
                facts.GetProperty("t_pp").GetDouble(),
                facts.GetProperty("t_tg").GetDouble());
        }
    }

    private static async Task<long> PeakOfAsync(int process)
    {
        try
        {
            var lines = await File.ReadAllLinesAsync($"/proc/{process}/status");
            var line = Array.Find(lines, line => line.StartsWith("VmHWM", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0; // It has just ended.
        }
    }
}
