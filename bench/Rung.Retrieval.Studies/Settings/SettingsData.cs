using Rung.Retrieval.Documents;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Settings;

namespace Rung.Retrieval.Studies.Settings;

/// <summary>Documents, of which all are searched, and questions, divided by the document that they are asked about.</summary>
internal sealed record SettingsData(
    string Name, IReadOnlyList<DocumentText> Documents, IReadOnlyList<SettingsQuestion> Dev, IReadOnlyList<SettingsQuestion> Test)
{
    public const ulong Seed = 20_260_101;

    public static SettingsData Of(string name, IReadOnlyList<DocumentText> documents, IReadOnlyList<AnsweredQuestion> questions)
    {
        var ordered = questions.OrderBy(question => question.Id, StringComparer.Ordinal).Select(Of).ToList();
        var halves = GroupFolds.Of([.. ordered.Select(question => question.Group)], folds: 2, Seed);
        return new(
            name,
            documents,
            [.. ordered.Where((_, i) => halves[i] == 0)],
            [.. ordered.Where((_, i) => halves[i] == 1)]);
    }

    private static SettingsQuestion Of(AnsweredQuestion question) => new()
    {
        Id = question.Id,
        Text = question.Text,
        Group = question.Document!,
        Answers = question.Answers,
        Document = question.Document,
    };
}
