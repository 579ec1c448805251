using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Rung.Tensors.Studies.Processes;

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
            peak = Math.Max(peak, ProcessMemory.PeakOf(process.Id));
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
}
