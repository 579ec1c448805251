using System.Globalization;
using System.Text.Json;
using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Tests.Lexical;

/// <summary>On real questions and passages, where they lie beside the checkout. A thousand questions are the study <c>lexical-exact</c>.</summary>
public sealed class RealPassagesTests
{
    [Theory]
    [InlineData("xquad/xquad.en.json")]
    [InlineData("covid-qa/question-answering/200423_covidQA.json")]
    public async Task Real_questions_find_what_adding_up_everything_finds(string file)
    {
        var (passages, questions) = Read(SharedData.PathTo("data/" + file));
        var plain = new PlainBm25(passages, new AnalysisOptions(), new Bm25Options());
        var index = LexicalIndex.InMemory(passages);
        var random = new Random(1);

        for (var i = 0; i < 60; i++)
        {
            var query = new RetrievalQuery { Text = questions[random.Next(questions.Count)], Count = 100 };
            Assert.Equal(plain.Retrieve(query), await index.RetrieveAsync(query, TestContext.Current.CancellationToken));
        }
    }

    private static (List<Passage> Passages, List<string> Questions) Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var (passages, questions) = (new List<Passage>(), new List<string>());
        foreach (var paragraph in json.RootElement.GetProperty("data").EnumerateArray().SelectMany(one => one.GetProperty("paragraphs").EnumerateArray()))
        {
            var document = passages.Count.ToString(CultureInfo.InvariantCulture);
            passages.AddRange(paragraph.GetProperty("context").GetString()!.Split(' ').Chunk(150).Select((words, i) => new Passage
            {
                Id = PassageId.Of($"{document}#{i}"),
                Document = document,
                Text = string.Join(' ', words),
            }));
            questions.AddRange(paragraph.GetProperty("qas").EnumerateArray().Select(question => question.GetProperty("question").GetString()!));
        }

        return (passages, questions);
    }
}
