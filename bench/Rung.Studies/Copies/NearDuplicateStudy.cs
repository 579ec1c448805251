using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Rung.Core.Similarity;

namespace Rung.Studies.Copies;

/// <summary>
/// How the time and memory of finding near-duplicates grow from 10,000 to 1,000,000 texts, and how many of the planted ones
/// are found. Each size is measured in processes of its own.
/// </summary>
internal static class NearDuplicateStudy
{
    private const string One = "one";
    private const ulong Seed = 20_260_301;
    private const int Repetitions = 3;

    private static readonly int[] Sizes = [10_000, 30_000, 100_000, 300_000, 1_000_000];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [One, var size])
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(Measure(int.Parse(size, CultureInfo.InvariantCulture))));
            return 0;
        }

        var load = File.Exists("/proc/loadavg") ? (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0] : "unknown";
        var all = new List<Measured>();
        foreach (var n in Sizes)
        {
            for (var i = 0; i < Repetitions; i++)
            {
                all.Add(await MeasureApartAsync(n));
                await Console.Error.WriteLineAsync(all[^1].ToString());
            }
        }

        await NearDuplicateReport.WriteAsync(all, Seed, load);
        return 0;
    }

    private static async Task<Measured> MeasureApartAsync(int size)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in new[] { "nearduplicates", One, size.ToString(CultureInfo.InvariantCulture) })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<Measured>(line) ?? throw new InvalidOperationException($"Measuring ended with {process.ExitCode}.");
    }

    private static Measured Measure(int size)
    {
        var (texts, originals) = MadeMessages.Make(size, Seed);
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        var clusters = NearDuplicates.Find(texts, new SimilarityOptions(), progress: null, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        return Judge(texts, originals, clusters) with
        {
            Seconds = seconds,
            ProcessorSeconds = (process.TotalProcessorTime - processor).TotalSeconds,
            PeakMegabytes = process.PeakWorkingSet64 / 1e6,
        };
    }

    /// <summary>
    /// A planted pair is a copy with its original. A member of a cluster is right where its original or its copy is in the
    /// cluster too, or else the obvious edit distance finds it within twice the tolerance of a member.
    /// </summary>
    private static Measured Judge(string[] texts, int[] originals, IReadOnlyCollection<TextCluster> clusters)
    {
        var clusterOf = new int[texts.Length];
        Array.Fill(clusterOf, -1);
        foreach (var (number, cluster) in clusters.Index())
        {
            foreach (var member in cluster.Members)
            {
                clusterOf[member] = number;
            }
        }

        var planted = Enumerable.Range(0, texts.Length).Where(i => originals[i] >= 0).ToList();
        var found = planted.Count(i => clusterOf[i] >= 0 && clusterOf[i] == clusterOf[originals[i]]);
        var withCopy = planted.Select(i => originals[i]).ToHashSet();
        var (planned, confirmed, wrong) = (0, 0, 0);
        foreach (var cluster in clusters)
        {
            foreach (var member in cluster.Members)
            {
                if ((originals[member] >= 0 && cluster.Members.Contains(originals[member]))
                    || (withCopy.Contains(member) && cluster.Members.Any(other => originals[other] == member)))
                {
                    planned++;
                }
                else if (cluster.Members.Any(other => other != member && ObviousDistance.IsNear(texts[member], texts[other])))
                {
                    confirmed++;
                }
                else
                {
                    wrong++;
                }
            }
        }

        return new Measured
        {
            Size = texts.Length,
            Planted = planted.Count,
            Found = found,
            Clusters = clusters.Count,
            PlantedMembers = planned,
            ConfirmedMembers = confirmed,
            WrongMembers = wrong,
            LargestCluster = clusters.Max(cluster => cluster.Members.Length),
        };
    }
}
