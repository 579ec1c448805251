using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Studies.Ownership;

/// <summary>Whether the number of threads changes a byte: each number of processors has a process of its own.</summary>
internal static class ThreadSection
{
    private const int Draws = 20_000;

    private static readonly int[] Processors = [1, 2, 8];

    /// <summary>Of every number of the realistic case's forecast, bit by bit.</summary>
    public static async Task<string> HashAsync(int processors)
    {
        // Two threads work even on one processor, unless the pool has only the one that is asked.
        var isAlone = processors == 1 && ThreadPool.SetMaxThreads(1, 1);
        var hash = await Task.Run(Hash);
        return string.Create(CultureInfo.InvariantCulture, $"{hash} {(isAlone ? 1 : Math.Max(2, Environment.ProcessorCount))}");
    }

    public static async Task WriteAsync(StringBuilder text)
    {
        var hashes = new List<string>();
        text.AppendLine("## Threads").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"The same case ({Draws:N0} draws) in a process each; SHA-256 over the bits of every number of the forecast.").AppendLine()
            .AppendLine("| processors | threads at most | hash |").AppendLine("| ---: | ---: | --- |");
        foreach (var processors in Processors)
        {
            var answer = (await AskAsync(processors)).Split(' ');
            hashes.Add(answer[0]);
            text.AppendLine(CultureInfo.InvariantCulture, $"| {processors} | {answer[1]} | `{answer[0][..16]}` |");
        }

        text.AppendLine().AppendLine(hashes.Distinct().Count() == 1 ? "The same bytes." : "**They differ.**").AppendLine();
    }

    private static async Task<string> AskAsync(int processors)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["ownership", "hash", $"{processors}"]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = $"{processors}";
        using var process = Process.Start(start)!;
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return answer.Trim();
    }

    private static string Hash()
    {
        var numbers = ForecastNumbers.Of(OwnershipSimulation.Run(RealisticCase.Of(Draws)));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, value) in numbers)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(BitConverter.GetBytes(value));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
