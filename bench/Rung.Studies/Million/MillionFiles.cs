using System.Globalization;
using System.Text;
using Rung.Core.Statistics;

namespace Rung.Studies.Million;

/// <summary>Writes a task of a million made-up messages: 77 labels, 20,000 customers, texts of 6 to 20 words, no ids.</summary>
internal static class MillionFiles
{
    public const int Examples = 1_000_000;
    private const int Labels = 77;
    private const int Customers = 20_000;
    private const int Words = 5_000;
    private const ulong Seed = 20_260_101;

    public static async Task WriteAsync(string folder, string ending, CancellationToken cancellationToken)
    {
        var random = new SplitMix64(Seed);
        var words = Enumerable.Range(0, Words).Select(_ => Word(random)).ToArray();
        await using var file = new StreamWriter(Path.Combine(folder, "examples" + ending), append: false, new UTF8Encoding(false), bufferSize: 1 << 16);
        if (ending == ".csv")
        {
            await file.WriteLineAsync("input,expected,group,time");
        }

        for (var i = 0; i < Examples; i++)
        {
            await file.WriteLineAsync(Line(random, words, ending).AsMemory(), cancellationToken);
        }

        await File.WriteAllTextAsync(
            Path.Combine(folder, "rung.yaml"),
            $$"""
            task: million
            output: { kind: label }
            data: { examples: examples{{ending}} }
            """,
            cancellationToken);
    }

    private static string Line(SplitMix64 random, string[] words, string ending)
    {
        var text = string.Join(' ', Enumerable.Range(0, 6 + random.Next(15)).Select(_ => words[random.Next(words.Length)]));
        var label = $"intent_{random.Next(Labels)}";
        var customer = $"customer-{random.Next(Customers)}";
        var time = DateTimeOffset.UnixEpoch.AddSeconds(random.Next(int.MaxValue)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return ending == ".csv"
            ? $"\"{text}, \"\"please\"\"\",{label},{customer},{time}"
            : $$"""{"input":"{{text}}, \"please\"","expected":"{{label}}","group":"{{customer}}","time":"{{time}}"}""";
    }

    private static string Word(SplitMix64 random) =>
        string.Concat(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => $"{"bdfgklmnprstv"[random.Next(13)]}{"aeiou"[random.Next(5)]}"));
}
