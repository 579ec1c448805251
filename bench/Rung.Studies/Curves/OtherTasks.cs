using System.Text.Json;
using Rung.Core.Data;

namespace Rung.Studies.Curves;

/// <summary>Label tasks made of other data in ../shared: which slots an utterance fills, who speaks, which article a sentence is from.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="Examples">Labels with fewer than ten examples are left out.</param>
internal sealed record OtherTasks(string Name, IReadOnlyList<Example> Examples)
{
    private const int FewestOfLabel = 10;
    private const int ShortestText = 30;

    public static IEnumerable<OtherTasks> Read(string folder)
    {
        yield return Of("slots of restaurant8k", Slots(Path.Combine(folder, "restaurant8k", "train_0.json")));
        yield return Of("speakers of Shakespeare", Speeches(File.ReadAllText(Path.Combine(folder, "tinyshakespeare", "input.txt"))));
        yield return Of("articles of WikiText-2", Sentences(File.ReadLines(Path.Combine(folder, "wikitext-2", "valid.txt")).Concat(File.ReadLines(Path.Combine(folder, "wikitext-2", "test.txt")))));
    }

    private static OtherTasks Of(string name, IEnumerable<(string Text, string Label)> pairs)
    {
        var all = pairs.Distinct().ToArray();
        var counts = all.CountBy(pair => pair.Label).ToDictionary(StringComparer.Ordinal);
        return new OtherTasks(
            name,
            [
                .. all.Where(pair => counts[pair.Label] >= FewestOfLabel).Select((pair, i) => new Example
                {
                    Id = new ExampleId($"e{i:D6}"),
                    Input = ExampleInput.OfText(pair.Text),
                    Expected = pair.Label,
                }),
            ]);
    }

    private static IEnumerable<(string Text, string Label)> Slots(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var turn in json.RootElement.EnumerateArray())
        {
            var slots = turn.TryGetProperty("labels", out var labels)
                ? labels.EnumerateArray().Select(label => label.GetProperty("slot").GetString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                : Enumerable.Empty<string?>();
            yield return (turn.GetProperty("userInput").GetProperty("text").GetString() ?? "", string.Join('+', slots));
        }
    }

    private static IEnumerable<(string Text, string Label)> Speeches(string text) =>
        from speech in text.Split("\n\n")
        let lines = speech.Split('\n', 2)
        where lines is [[.., ':'], { Length: >= ShortestText }]
        select (lines[1], lines[0]);

    private static IEnumerable<(string Text, string Label)> Sentences(IEnumerable<string> lines)
    {
        var article = "";
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line.StartsWith("= ", StringComparison.Ordinal) && !line.StartsWith("= =", StringComparison.Ordinal))
            {
                article = line;
            }
            else if (!line.StartsWith('='))
            {
                foreach (var sentence in line.Split(" . ").Where(sentence => sentence.Length >= ShortestText))
                {
                    yield return (sentence, article);
                }
            }
        }
    }
}
