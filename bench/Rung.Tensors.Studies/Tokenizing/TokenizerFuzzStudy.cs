using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rung.Studies;
using Rung.Tensors.Tests.Tokenizers;

namespace Rung.Tensors.Studies.Tokenizing;

/// <summary>Ten thousand damaged tokenizer.json: every one is refused by name and place, or read and used.</summary>
internal static class TokenizerFuzzStudy
{
    private const int Files = 10_000;
    private const int Seed = 31;

    public static async Task<int> RunAsync()
    {
        var random = new Random(Seed);
        var originals = MutatedTokenizer.Originals();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal) { ["read"] = 0, ["refused"] = 0, [""] = 0 };
        var most = 0L;
        var slowest = TimeSpan.Zero;
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Files; i++)
        {
            var file = MutatedTokenizer.Mutate(originals[i % originals.Count], random);
            var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), clock.Elapsed);
            counts[Outcome(file)]++;
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
            slowest = clock.Elapsed - start > slowest ? clock.Elapsed - start : slowest;
        }

        using var process = Process.GetCurrentProcess();
        var row = string.Create(
            CultureInfo.InvariantCulture,
            $"| {Files} | {counts["refused"]} | {counts["read"]} | {counts[""]} | {most / 1e6:0.0} | {slowest.TotalSeconds:0.00} | {process.PeakWorkingSet64 / 1e6:0} | {clock.Elapsed.TotalSeconds:0} |\n");
        await StudyReport.WriteAsync(
            "fuzz-tokenizers",
            "Damaged tokenizers",
            "dotnet run -c Release --project bench/Rung.Tensors.Studies -- fuzz-tokenizers",
            $"Four files (byte-level BPE, WordPiece, BPE with byte fallback, Unigram) are changed one to three times each: bits flipped, parts cut out or doubled, lists up to\n2,000 deep put in, values replaced by others: numbers at the edges, NaN, 1e999, other types, half surrogate pairs, merges that lead in circles, patterns that are slow\nelsewhere. What can be read encodes a pair of texts and decodes it again. Seed {Seed}.\n\n"
            + $"| mutated | refused with file and place | read and used | anything else | most MB allocated by one | slowest, s | peak of the process, MB | seconds in all |\n| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n{row}");
        return counts[""] == 0 ? 0 : 1;
    }

    private static string Outcome(byte[] file)
    {
        try
        {
            return MutatedTokenizer.Outcome(file);
        }
#pragma warning disable CA1031 // any other exception is the finding
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Console.Error.WriteLine($"{exception}\n{Encoding.UTF8.GetString(file)[..Math.Min(file.Length, 3000)]}");
            return "";
        }
    }
}
