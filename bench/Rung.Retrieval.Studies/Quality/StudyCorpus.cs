using Rung.Retrieval.Lexical;
using Rung.Retrieval.Reranking;
using Rung.Retrieval.Vectors.Lsa;

namespace Rung.Retrieval.Studies.Quality;

/// <summary>The passages of a data set in the two indexes that need no learning from questions.</summary>
internal sealed class StudyCorpus
{
    private readonly LexicalSnapshot _lexical;

    public StudyCorpus(QualityData data)
    {
        Passages = data.Passages.ToDictionary(passage => passage.Id);
        Statistics = TermStatistics.Of(data.Passages);
        _lexical = LexicalIndex.InMemory(data.Passages);
        string[] texts = [.. data.Passages.Select(passage => passage.Text)];
        var model = LsaModel.Learn(texts, options: null, CancellationToken.None);
        Embeddings = new(data.Passages, Array.ConvertAll(texts, model.Embed), model.Embed);
    }

    public IReadOnlyDictionary<PassageId, Passage> Passages { get; }

    public TermStatistics Statistics { get; }

    public StudyEmbeddings Embeddings { get; }

    public async Task<IReadOnlyList<StudyQuestion>> AskAsync(QualityData data)
    {
        var questions = new List<StudyQuestion>();
        foreach (var question in data.Judged)
        {
            var query = new RetrievalQuery { Text = question.Text, Count = FoldSystems.Depth };
            var vector = Embeddings.Query(question.Text);
            questions.Add(new(
                question,
                data.Gold.Qrels.GradesOf(question.Id),
                await _lexical.RetrieveAsync(query, CancellationToken.None),
                Embeddings.Nearest(vector, FoldSystems.Depth),
                vector));
        }

        return questions;
    }
}
