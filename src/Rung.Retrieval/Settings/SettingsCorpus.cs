using Rung.Retrieval.Documents;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Passages;

namespace Rung.Retrieval.Settings;

/// <summary>
/// What settings are measured on: documents, which every setting may cut otherwise, with the answers that are to be found
/// in them; or passages that are judged as they are.
/// </summary>
public sealed class SettingsCorpus
{
    private readonly IReadOnlyList<DocumentText> _documents;
    private readonly IReadOnlyList<Passage> _passages;

    private SettingsCorpus(IReadOnlyList<DocumentText> documents, IReadOnlyList<Passage> passages, Qrels? qrels) =>
        (_documents, _passages, Judgements) = (documents, passages, qrels);

    /// <summary>Whether settings decide how documents are cut.</summary>
    public bool IsCut => Judgements is null;

    /// <summary>The judgements of passages that stay as they are; null where documents are cut.</summary>
    public Qrels? Judgements { get; }

    /// <summary>Documents to cut.</summary>
    public static SettingsCorpus OfDocuments(IReadOnlyList<DocumentText> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return new(documents, [], qrels: null);
    }

    /// <summary>Passages that stay as they are, with the judgements of the questions.</summary>
    public static SettingsCorpus OfPassages(IReadOnlyList<Passage> passages, Qrels qrels)
    {
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentNullException.ThrowIfNull(qrels);
        return new([], passages, qrels);
    }

    internal IReadOnlyList<Passage> Cut(PassageOptions options) =>
        IsCut ? [.. _documents.SelectMany(document => PassageCutter.Cut(document, options))] : _passages;

    /// <summary>Which passages answer which question, by places of answers or by judgement.</summary>
    internal Qrels Judge(IEnumerable<SettingsQuestion> questions, IEnumerable<Passage> passages) =>
        Judgements ?? GoldPassages.FindByAnswer(questions.Select(Answered), passages).Qrels;

    private static AnsweredQuestion Answered(SettingsQuestion question) => new()
    {
        Id = question.Id,
        Text = question.Text,
        Answers = question.Answers,
        Document = question.Document,
    };
}
