using System.Collections.Immutable;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Retrieving.Searches;

/// <summary>A judged collection as a source: settings are searched on one split of its judgements and held against another.</summary>
internal static class BeirSource
{
    private const int Depth = 10;

    /// <summary>Judgements to search on, the first that is there: never those that are measured.</summary>
    private static readonly string[] Splits = ["dev", "train", "validation"];

    /// <exception cref="RetrievingException">There are no judgements to search on.</exception>
    /// <exception cref="EvaluationFileException">A file is missing or wrong.</exception>
    public static async Task<SettingsSource> ReadAsync(string folder, string split, CancellationToken cancellationToken)
    {
        var unseen = await BeirFolder.LoadAsync(folder, split, cancellationToken);
        var other = Splits.FirstOrDefault(other => other != split && File.Exists(Path.Combine(folder, "qrels", $"{other}.tsv")))
            ?? throw new RetrievingException($"--search: found no judgements to search on; expected qrels/{string.Join(".tsv or qrels/", Splits)}.tsv beside qrels/{split}.tsv.");
        var searched = await BeirFolder.LoadAsync(folder, other, cancellationToken);
        var questions = QuestionsOf(searched);
        var seen = questions.Select(question => question.Id).ToHashSet(StringComparer.Ordinal);
        var left = QuestionsOf(unseen).RemoveAll(question => seen.Contains(question.Id));
        if (questions.IsEmpty || left.IsEmpty)
        {
            throw new RetrievingException($"--search: found {questions.Length} queries in qrels/{other}.tsv and {left.Length} others in qrels/{split}.tsv; expected some in both.");
        }

        var judgements = searched.Qrels.Judgements().Concat(unseen.Qrels.Judgements().Where(judgement => !seen.Contains(judgement.Query)));
        return new SettingsSource
        {
            Name = folder,
            Corpus = SettingsCorpus.OfPassages([.. unseen.Documents.Select(document => document.ToPassage())], Qrels.Of(judgements)),
            Searched = questions,
            Unseen = left,
            Division = $"Searched on qrels/{other}.tsv, held against today on qrels/{split}.tsv.",
            Metric = RetrievalMetric.Ndcg(Depth),
            Space = RetrievalSpace.ForWholeDocuments.With(RetrievalSpace.Passages, "10"),
            Baseline = new RetrievalSettings { Count = Depth },
            AreGrouped = false,
        };
    }

    private static ImmutableArray<SettingsQuestion> QuestionsOf(BeirData data) =>
        [.. data.JudgedQueries().Select(query => new SettingsQuestion { Id = query.Id, Text = query.Text, Group = query.Id })];
}
