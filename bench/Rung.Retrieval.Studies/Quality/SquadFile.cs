using System.Globalization;
using System.Text.Json;
using Rung.Retrieval.Documents;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Passages;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Quality;

/// <summary>Reads the two data sets, which share SQuAD's JSON.</summary>
internal static class SquadFile
{
    public static async Task<QualityData> XquadAsync()
    {
        using var json = await OpenAsync("xquad", "xquad.en.json");
        var (passages, questions) = (new List<Passage>(), new List<AnsweredQuestion>());
        foreach (var article in json.RootElement.GetProperty("data").EnumerateArray())
        {
            var (document, offset) = (article.GetProperty("title").GetString()!, 0);
            foreach (var (number, paragraph) in article.GetProperty("paragraphs").EnumerateArray().Index())
            {
                var text = paragraph.GetProperty("context").GetString()!;
                passages.Add(new()
                {
                    Id = PassageId.Of(string.Create(CultureInfo.InvariantCulture, $"{document}#{number}")),
                    Document = document,
                    Text = text,
                    Span = new(offset, offset + text.Length),
                });
                questions.AddRange(Questions(paragraph, document, offset));
                offset += text.Length + 2;
            }
        }

        return new("xquad", "XQuAD (en): a passage is a paragraph of the data, no titles", passages, questions);
    }

    public static async Task<QualityData> CovidAsync(PassageOptions options)
    {
        var (documents, questions) = await CovidDocumentsAsync();
        return new(
            "covid-qa",
            $"COVID-QA: long articles cut by the passage cutter ({options.MaxTokens} tokens, {options.OverlapTokens} overlap)",
            [.. documents.SelectMany(document => PassageCutter.Cut(document, options))],
            questions);
    }

    /// <summary>An article's paragraphs as one document.</summary>
    public static async Task<(IReadOnlyList<DocumentText> Documents, IReadOnlyList<AnsweredQuestion> Questions)> XquadDocumentsAsync()
    {
        using var json = await OpenAsync("xquad", "xquad.en.json");
        var (documents, questions) = (new List<DocumentText>(), new List<AnsweredQuestion>());
        foreach (var article in json.RootElement.GetProperty("data").EnumerateArray())
        {
            var (name, text) = ($"{article.GetProperty("title").GetString()}.txt", new System.Text.StringBuilder());
            foreach (var paragraph in article.GetProperty("paragraphs").EnumerateArray())
            {
                questions.AddRange(Questions(paragraph, name, text.Length));
                text.Append(paragraph.GetProperty("context").GetString()).Append("\n\n");
            }

            documents.Add(await ReadAsync(name, text.ToString()));
        }

        return (documents, questions);
    }

    public static async Task<(IReadOnlyList<DocumentText> Documents, IReadOnlyList<AnsweredQuestion> Questions)> CovidDocumentsAsync()
    {
        using var json = await OpenAsync("covid-qa", Path.Combine("question-answering", "200423_covidQA.json"));
        var (documents, questions) = (new List<DocumentText>(), new List<AnsweredQuestion>());
        foreach (var article in json.RootElement.GetProperty("data").EnumerateArray())
        {
            var paragraph = article.GetProperty("paragraphs")[0];
            var name = string.Create(CultureInfo.InvariantCulture, $"{paragraph.GetProperty("document_id").GetInt64()}.txt");
            documents.Add(await ReadAsync(name, paragraph.GetProperty("context").GetString()!));
            questions.AddRange(Questions(paragraph, name, offset: 0));
        }

        return (documents, questions);
    }

    private static async Task<DocumentText> ReadAsync(string name, string text)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        await foreach (var outcome in new DocumentReader().ReadAsync(content, name, CancellationToken.None))
        {
            return outcome.Document!;
        }

        throw new InvalidOperationException($"{name} has no document.");
    }

    private static IEnumerable<AnsweredQuestion> Questions(JsonElement paragraph, string document, int offset) =>
        from question in paragraph.GetProperty("qas").EnumerateArray()
        select new AnsweredQuestion
        {
            Id = question.GetProperty("id").ToString(),
            Text = question.GetProperty("question").GetString()!,
            Document = document,
            Answers =
            [
                .. from answer in question.GetProperty("answers").EnumerateArray()
                   select new KnownAnswer(answer.GetProperty("text").GetString()!, offset + answer.GetProperty("answer_start").GetInt32()),
            ],
        };

    private static async Task<JsonDocument> OpenAsync(params string[] path)
    {
        // Beside the checkout, or beside its parent where the checkout is a worktree.
        var root = StudyReport.Root();
        var shared = new[] { "..", Path.Combine("..", "..") }
            .Select(up => Path.Combine([root, up, "shared", "data", .. path]))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"{Path.Combine(path)} is not beside the checkout (../shared/data).");
        await using var stream = File.OpenRead(shared);
        return await JsonDocument.ParseAsync(stream);
    }
}
