using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Engine.Tests.Baselines;

/// <summary>Examples made for tests.</summary>
internal static class Corpus
{
    private static readonly string[] Topics = ["card", "transfer", "exchange", "refund", "password"];
    private static readonly string[] Fillers =
        ["please", "help", "with", "my", "the", "why", "is", "late", "again", "today", "cannot", "see", "it", "now"];

    public static Example Example(string id, string text, string? expected, string? group = null) =>
        new() { Id = new ExampleId(id), Input = ExampleInput.OfText(text), Expected = expected, Group = group };

    public static IReadOnlyList<Example> Of(params (string Text, string Expected)[] pairs) =>
        [.. pairs.Select((pair, i) => Example($"e{i:D4}", pair.Text, pair.Expected))];

    /// <summary>Messages about some topics, each naming its own most of the time.</summary>
    public static IReadOnlyList<Example> Messages(int count, ulong seed, int labels = 4)
    {
        var random = new SplitMix64(seed);
        return [.. Enumerable.Range(0, count).Select(i => Message(i, labels, random))];
    }

    private static Example Message(int number, int labels, SplitMix64 random)
    {
        var label = Topics[number % labels];
        var topic = random.NextDouble() < 0.9 ? label : Topics[random.Next(labels)];
        string[] words = [topic, .. Enumerable.Range(0, 5).Select(_ => Fillers[random.Next(Fillers.Length)])];
        random.Shuffle(words);
        return Example($"e{number:D5}", string.Join(' ', words), label);
    }
}
