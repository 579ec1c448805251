using System.Globalization;
using Rung.Core.Statistics;
using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Studies.Lexical;

/// <summary>
/// What is killed: changes random documents of an index for ever, small segments and merges all the time. Says before a commit
/// what it is about to commit (<c>begin 17 d3=5 d8=0</c>: document and number of passages), and after it that it did (<c>end 17</c>).
/// </summary>
internal static class KillChild
{
    public const int Documents = 60;

    /// <summary>At the end of every line: one that lacks it was torn by the kill.</summary>
    public const string End = " .";

    public static async Task<int> RunAsync(string folder, int firstCommit)
    {
        var random = new SplitMix64((ulong)firstCommit * 7919);
        await using var writer = LexicalWriter.Open(
            folder, new LexicalOptions { BufferedCharacters = 6000, MergedSegments = 3, Threads = 2 });
        await SayAsync("open");
        for (var commit = firstCommit; ; commit++)
        {
            var sizes = new SortedDictionary<int, int>();
            for (var change = random.Next(12); change >= 0; change--)
            {
                sizes[random.Next(Documents)] = random.Next(6);
            }

            await SayAsync(string.Create(CultureInfo.InvariantCulture, $"begin {commit} {string.Join(' ', sizes.Select(one => $"d{one.Key}={one.Value}"))}"));
            foreach (var (document, size) in sizes)
            {
                await writer.ReplaceAsync($"d{document}", Passages(random, document, size, commit), CancellationToken.None);
            }

            await writer.CommitAsync(CancellationToken.None);
            await SayAsync(string.Create(CultureInfo.InvariantCulture, $"end {commit}"));
        }
    }

    private static Passage[] Passages(SplitMix64 random, int document, int size, int commit) =>
        [.. Enumerable.Range(0, size).Select(i => LexicalTexts.Made(
            string.Create(CultureInfo.InvariantCulture, $"d{document}#{i}"),
            string.Create(CultureInfo.InvariantCulture, $"d{document}"),
            string.Create(CultureInfo.InvariantCulture, $"{commit} {string.Join(' ', Enumerable.Range(0, 20 + random.Next(80)).Select(_ => "w" + random.Next(300)))}")))];

    private static async Task SayAsync(string line)
    {
        await Console.Out.WriteLineAsync(line + End);
        await Console.Out.FlushAsync();
    }
}
