using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Retrieving.Trials;
using Rung.Engine.Tasks;
using Rung.Retrieval;
using Rung.Retrieval.Documents;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Retrieving.Searches;

/// <summary>A task's documents as a source: two thirds of the questions outside the test are searched on, the others asked once.</summary>
internal static class DocumentSource
{
    private const int Parts = 3;
    private const int Least = 20;

    /// <param name="task">With documents.</param>
    /// <param name="examples">Of train and dev; never those of the test.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RetrievingException">The documents cannot be read, or there are too few questions.</exception>
    public static async Task<SettingsSource> ReadAsync(
        TaskDefinition task, IEnumerable<Example> examples, CancellationToken cancellationToken)
    {
        var answerable = DocumentQuestions.Answerable(examples);
        var (searched, unseen) = Divided([.. answerable.Select(Of).OrderBy(question => question.Id, StringComparer.Ordinal)], task.Seed);
        return new SettingsSource
        {
            Name = task.Name,
            Corpus = SettingsCorpus.OfDocuments(await ReadDocumentsAsync(task, cancellationToken)),
            Searched = searched,
            Unseen = unseen,
            Division = "Of the questions outside the test, two thirds were searched on; the others, of other groups, were asked once.",
            Space = RetrievalSpace.Usual,
            Baseline = task.Retrieval?.Settings ?? new RetrievalSettings(),
            AreGrouped = answerable.Any(example => example.Group is not null),
            Price = PriceOf(task),
        };
    }

    private static (ImmutableArray<SettingsQuestion> Searched, ImmutableArray<SettingsQuestion> Unseen) Divided(
        ImmutableArray<SettingsQuestion> questions, ulong seed)
    {
        string[] groups = [.. questions.Select(question => question.Group)];
        var count = groups.Distinct(StringComparer.Ordinal).Count();
        if (questions.Length < Least || count < Parts)
        {
            throw new RetrievingException(
                $"--search: found {questions.Length} questions with an answer in {count} groups outside the test; expected {Least} in {Parts} or more. With fewer, chance would choose.");
        }

        var parts = GroupFolds.Of(groups, Parts, seed);
        return ([.. questions.Where((_, i) => parts[i] != 0)], [.. questions.Where((_, i) => parts[i] == 0)]);
    }

    private static (string Model, decimal Dollars)? PriceOf(TaskDefinition task) =>
        task.Models.FirstOrDefault(model => model.Price is not null) is { Price: { } price } model ? (model.Name, price.Input) : null;

    private static SettingsQuestion Of(Example example) => new()
    {
        Id = example.Id.ToString(),
        Text = QuestionText.Of(example.Input),
        Group = DocumentQuestions.GroupOf(example),
        Answers = [new KnownAnswer(example.Expected!)],
    };

    private static async Task<List<DocumentText>> ReadDocumentsAsync(TaskDefinition task, CancellationToken cancellationToken)
    {
        var documents = new List<DocumentText>();
        try
        {
            await foreach (var outcome in new DocumentFolder(Path.GetFullPath(task.Documents!, task.Folder)).ReadAsync(cancellationToken))
            {
                if (outcome.Document is { } document)
                {
                    documents.Add(document);
                }
            }
        }
        catch (RetrievalException wrong)
        {
            throw new RetrievingException($"{TaskReader.FileName}: documents: {wrong.Message}", wrong);
        }

        return documents.Count > 0
            ? documents
            : throw new RetrievingException($"{TaskReader.FileName}: documents: found none that can be read; expected some.");
    }
}
