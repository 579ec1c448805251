using System.Globalization;
using System.Text.Json;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Lexical;

/// <summary>Real texts and questions that lie beside the checkout, as passages and queries of the lexical studies.</summary>
internal static class LexicalTexts
{
    private const string XQuad = "data/xquad/xquad.en.json";
    private const string CovidQa = "data/covid-qa/question-answering/200423_covidQA.json";

    private static readonly string[] PlainTexts =
        ["data/wikitext-2/valid.txt", "data/wikitext-2/test.txt", "data/tinyshakespeare/input.txt"];

    /// <summary>The paragraphs of XQuAD as they are, and the documents of COVID-QA cut at every 150 words.</summary>
    public static async Task<(List<Passage> Passages, List<string> Questions)> QuestionsAndPassagesAsync()
    {
        const int words = 150;
        var (passages, questions) = (new List<Passage>(), new List<string>());
        foreach (var (name, text, asked) in await ParagraphsAsync())
        {
            passages.AddRange(text.Split(' ').Chunk(words).Select((chunk, i) => Made($"{name}#{i:d3}", name, string.Join(' ', chunk))));
            questions.AddRange(asked);
        }

        return (passages, questions);
    }

    /// <summary>So many texts of so many words each, as long as abstracts are: COVID-QA, WikiText-2, Shakespeare and XQuAD, in this order, cut.</summary>
    public static async Task<List<Passage>> AbstractsAsync(int count, int words)
    {
        var paragraphs = await ParagraphsAsync();
        var texts = paragraphs.Where(one => one.Name[0] == 'c').Select(one => one.Text).ToList();
        foreach (var path in PlainTexts)
        {
            texts.Add(await File.ReadAllTextAsync(PathTo(path)));
        }

        texts.AddRange(paragraphs.Where(one => one.Name[0] == 'x').Select(one => one.Text));
        return
        [
            .. texts.SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Chunk(words)
                .Take(count)
                .Select((chunk, i) => Made($"a{i:d5}", $"a{i:d5}", string.Join(' ', chunk))),
        ];
    }

    public static Passage Made(string id, string document, string text) =>
        new() { Id = PassageId.Of(id), Document = document, Text = text };

    private static async Task<List<(string Name, string Text, List<string> Questions)>> ParagraphsAsync()
    {
        var paragraphs = new List<(string, string, List<string>)>();
        foreach (var path in new[] { XQuad, CovidQa })
        {
            await using var file = File.OpenRead(PathTo(path));
            using var json = await JsonDocument.ParseAsync(file);
            foreach (var paragraph in json.RootElement.GetProperty("data").EnumerateArray().SelectMany(one => one.GetProperty("paragraphs").EnumerateArray()))
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{(path == XQuad ? 'x' : 'c')}{paragraphs.Count:d4}");
                paragraphs.Add((
                    name,
                    paragraph.GetProperty("context").GetString()!,
                    [.. paragraph.GetProperty("qas").EnumerateArray().Select(question => question.GetProperty("question").GetString()!)]));
            }
        }

        return paragraphs;
    }

    private static string PathTo(string path)
    {
        var beside = Path.GetFullPath(Path.Combine(StudyReport.Root(), "../shared", path));
        return File.Exists(beside) ? beside : Path.GetFullPath(Path.Combine(StudyReport.Root(), "../../shared", path));
    }
}
