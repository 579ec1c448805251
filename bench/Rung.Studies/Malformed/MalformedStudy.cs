using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Rung.Core;
using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;

namespace Rung.Studies.Malformed;

/// <summary>How much memory and time files take that are made to take all of it. Each is read in a process of its own, because the peak of a process never falls.</summary>
internal static class MalformedStudy
{
    private const string Read = "read";
    private const long Gigabyte = 1_000_000_000;

    private static readonly (string Title, string File, Func<string, Task> Write)[] Cases =
    [
        ("nothing wrong: one example", "sound.jsonl", path => File.WriteAllTextAsync(path, "{\"input\":\"a\",\"expected\":\"b\"}\n")),
        ("a line of 1 GB", "line.jsonl", path => FillAsync(path, "{\"input\":\"", "a")),
        ("a line of 1 GB", "line.json", path => FillAsync(path, "[{\"input\":\"", "a")),
        ("a line of 1 GB", "line.csv", path => FillAsync(path, "input,expected\n", "a")),
        ("a quote that is never closed, 1 GB", "quote.csv", path => FillAsync(path, "input,expected\n\"", "a,b\n")),
        ("a header of 1 GB", "header.csv", path => FillAsync(path, "input,expected", ",x")),
        ("1 GB of NUL bytes", "nul.jsonl", path => FillAsync(path, "", "\0")),
        ("1 GB of line breaks", "breaks.jsonl", path => FillAsync(path, "", "\n")),
        ("1 GB of line breaks", "breaks.csv", path => FillAsync(path, "input,expected\n", "\n")),
        ("1 GB of wrong lines", "wrong.csv", path => FillAsync(path, "input,expected\n", "a\n")),
        ("nested 500 million deep", "deep.json", path => FillAsync(path, "[{\"input\":", "[")),
        ("a gzip bomb of one line, 1 GB", "line.jsonl.gz", path => FillAsync(path, "{\"input\":\"", "a")),
        ("a gzip bomb of line breaks, 1 GB", "breaks.jsonl.gz", path => FillAsync(path, "", "\n")),
        ("a gzip bomb of examples, 1 GB", "examples.jsonl.gz", path => FillAsync(path, "", "{\"input\":\"the same example again and again\",\"expected\":\"b\"}\n")),
        ("a gzip bomb of rows, 1 GB", "rows.csv.gz", path => FillAsync(path, "input,expected\n", "the same example again and again,b\n")),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [Read, var path])
        {
            await Console.Out.WriteLineAsync(await ReadAsync(path, CancellationToken.None));
            return 0;
        }

        var rows = new StringBuilder();
        foreach (var (title, file, write) in Cases)
        {
            var folder = Directory.CreateTempSubdirectory("rung-malformed-");
            try
            {
                var target = Path.Combine(folder.FullName, file);
                await write(target);
                rows.Append(CultureInfo.InvariantCulture, $"| {title} | {file} | {new FileInfo(target).Length / 1e6:0.0} | {await ReadApartAsync(target)} |\n");
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        await StudyReport.WriteAsync(
            "malformed",
            "Files that are made to fill the memory",
            "dotnet run -c Release --project bench/Rung.Studies -- malformed",
            "Each file is read to its end or its refusal through the real path (`ExampleReader`), in a process of its own; the peak is the working\n"
            + "set of the whole process, its runtime included (first row). Limits: 10 MB a record; gzip data may grow to 100 times the file\n"
            + "beyond 64 MB. One run each, no randomness. The 10,000 small files with seeds are in the tests (`MalformedDataTests`).\n\n"
            + $"| what | file | MB on disk | seconds | peak, MB | outcome |\n| --- | --- | ---: | ---: | ---: | --- |\n{rows}");
        return 0;
    }

    private static async Task FillAsync(string path, string start, string repeated)
    {
        await using var file = File.Create(path);
        await using var target = path.EndsWith(".gz", StringComparison.Ordinal) ? (Stream)new GZipStream(file, CompressionLevel.Optimal) : file;
        await target.WriteAsync(Encoding.UTF8.GetBytes(start));
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, 1_000_000 / repeated.Length)));
        for (var written = 0L; written < Gigabyte; written += block.Length)
        {
            await target.WriteAsync(block);
        }
    }

    private static async Task<string> ReadApartAsync(string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in new[] { "malformed", Read, path })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? line.Trim() : $"– | – | the process ended with {process.ExitCode}";
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var source = new ExampleSource(path, Path.GetFileName(path), new DataDefinition(), OutputKind.Text, RequiresExpected: true);
        var count = 0;
        string outcome;
        try
        {
            // As a task does: every example is kept.
            var kept = new List<LocatedExample>();
            await foreach (var example in ExampleReader.ReadAsync(source, cancellationToken))
            {
                kept.Add(example);
                count = kept.Count;
            }

            outcome = $"read: {count} examples";
        }
        catch (RungException refused)
        {
            outcome = $"refused: {refused.Message.Split('\n')[0]}";
        }

        using var process = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0.0} | {process.PeakWorkingSet64 / 1e6:0} | {outcome[..Math.Min(outcome.Length, 160)].Replace('|', '/')}");
    }
}
