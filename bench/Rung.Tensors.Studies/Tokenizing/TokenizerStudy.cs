using System.Globalization;
using System.Text;
using Rung.Studies;
using Rung.Tensors.Tokenizers;

namespace Rung.Tensors.Studies.Tokenizing;

/// <summary>How fast texts are encoded, beside a plain implementation and another library, ids compared first.</summary>
internal static class TokenizerStudy
{
    private const int Runs = 5;

    private static readonly string[] Places = ["../shared", "../../shared"];
    private static readonly string[] Names = ["gpt2", "phi-3", "bert-uncased", "t5-small"];

    public static async Task<int> RunAsync()
    {
        var table = new StringBuilder("| tokenizer | text | who | MB/s, first | MB/s, median | KB allocated per MB | tokens | same ids |\n| --- | --- | --- | ---: | ---: | ---: | ---: | --- |\n");
        foreach (var (title, path) in new[] { ("wikitext-2 test", "data/wikitext-2/test.txt"), ("tinyshakespeare", "data/tinyshakespeare/input.txt") })
        {
            var text = await File.ReadAllTextAsync(Shared(path));
            string[] lines = [.. text.Split('\n').Where(line => line.Trim().Length > 0)];
            foreach (var name in Names)
            {
                Add(table, name, title, lines);
            }
        }

        await StudyReport.WriteAsync(
            "tokenizers",
            "How fast texts are encoded",
            "dotnet run -c Release --project bench/Rung.Tensors.Studies -- tokenizers",
            "Each line that is not blank is encoded by itself, on one thread; MB are those of its UTF-8. \"ours\" gives ids and spans. \"plain\" is written for this\n"
            + "study: .NET's regular expression, tokens as strings, every word merged anew by looking for the best pair again and again. \"Microsoft.ML.Tokenizers\" is\n"
            + $"2.0.1, `CodeGenTokenizer` from the same vocabulary and merges, ids alone. First: nothing is cached yet. Median of {Runs} further runs in the same process.\n\n{table}");
        return 0;
    }

    private static void Add(StringBuilder table, string name, string title, string[] lines)
    {
        var path = Shared($"tokenizers/{name}/tokenizer.json");
        var options = new EncodeOptions { AddsSpecialTokens = false };
        var ours = Tokenizer.Load(path);
        var expected = lines.SelectMany(line => ours.Encode(line, options).Ids).ToList();
        var fresh = Tokenizer.Load(path);
        table.Append(Row(name, title, "ours", lines, line => fresh.Encode(line, options).Count, ids: null, expected));
        if (name == "gpt2")
        {
            var plain = PlainByteBpe.Load(path);
            table.Append(Row(name, title, "plain", lines, line => plain.Encode(line).Count, line => plain.Encode(line), expected));
            var other = OtherTokenizer.Load(path);
            table.Append(Row(name, title, "Microsoft.ML.Tokenizers", lines, line => other.EncodeToIds(line).Count, line => other.EncodeToIds(line), expected));
        }
    }

    private static string Row(
        string name, string title, string who, string[] lines, Func<string, int> encode, Func<string, IReadOnlyList<int>>? ids, List<int> expected)
    {
        var bytes = lines.Sum(line => (double)Encoding.UTF8.GetByteCount(line));
        var first = Seconds(lines, encode, out var tokens, out _);
        var later = new List<double>();
        var allocated = 0L;
        for (var run = 0; run < Runs; run++)
        {
            later.Add(Seconds(lines, encode, out tokens, out allocated));
        }

        later.Sort();
        var same = ids is null ? "–" : lines.SelectMany(ids).SequenceEqual(expected) ? "yes" : "no";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {title} | {who} | {bytes / 1e6 / first:0.0} | {bytes / 1e6 / later[Runs / 2]:0.0} | {allocated / 1e3 / (bytes / 1e6):0} | {tokens} | {same} |\n");
    }

    private static double Seconds(string[] lines, Func<string, int> encode, out int tokens, out long allocated)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = TimeProvider.System.GetTimestamp();
        tokens = 0;
        foreach (var line in lines)
        {
            tokens += encode(line);
        }

        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return seconds;
    }

    private static string Shared(string path) =>
        Places
            .Select(folder => Path.GetFullPath(Path.Combine(StudyReport.Root(), folder, path)))
            .FirstOrDefault(File.Exists) ?? throw new FileNotFoundException($"The companion data is not here: {path}");
}
