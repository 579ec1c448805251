using System.Text.Json;

namespace Rung.Tensors.Studies.Encoders;

/// <summary>The English documents of XQuAD in an order by chance: the first train, the next dev, the rest test.</summary>
internal sealed class QuestionDocuments
{
    private const int TrainDocuments = 24;
    private const int DevDocuments = 6;

    private QuestionDocuments(List<int[]> passages, List<Question> questions) => (Passages, Questions) = (passages, questions);

    /// <summary>Those of all documents: what is searched.</summary>
    public List<int[]> Passages { get; }

    public List<Question> Questions { get; }

    public List<Question> Train => Questions.FindAll(question => question.Document < TrainDocuments);

    public List<Question> Dev => Questions.FindAll(question => question.Document is >= TrainDocuments and < TrainDocuments + DevDocuments);

    public List<Question> Test => Questions.FindAll(question => question.Document >= TrainDocuments + DevDocuments);

    public static async Task<QuestionDocuments> ReadAsync(StudyTexts texts, int seed)
    {
        await using var stream = File.OpenRead(StudyTexts.PathOf("data/xquad/xquad.en.json"));
        using var json = await JsonDocument.ParseAsync(stream);
        var documents = json.RootElement.GetProperty("data").EnumerateArray().ToArray();
        new Random(seed).Shuffle(documents);
        var (passages, questions) = (new List<int[]>(), new List<Question>());
        for (var document = 0; document < documents.Length; document++)
        {
            foreach (var paragraph in documents[document].GetProperty("paragraphs").EnumerateArray())
            {
                questions.AddRange(paragraph.GetProperty("qas").EnumerateArray()
                    .Select(asked => new Question(texts.Tokens(asked.GetProperty("question").GetString()!), passages.Count, document)));
                passages.Add(texts.Tokens(paragraph.GetProperty("context").GetString()!));
            }
        }

        return new QuestionDocuments(passages, questions);
    }

    /// <param name="Tokens">The question.</param>
    /// <param name="Passage">The number of the passage that answers it.</param>
    /// <param name="Document">The document of that passage.</param>
    internal sealed record Question(int[] Tokens, int Passage, int Document);
}
