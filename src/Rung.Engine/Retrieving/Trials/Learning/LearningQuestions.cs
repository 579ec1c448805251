using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Rung.Core.Data;
using Rung.Engine.Retrieving.Corpora;
using Rung.Retrieval.Evaluation;

namespace Rung.Engine.Retrieving.Trials.Learning;

/// <summary>The questions that retrievers are learnt from, dealt into folds by group.</summary>
internal sealed record LearningQuestions
{
    public const int Folds = 3;

    /// <summary>With fewer, chance would be learnt.</summary>
    public const int Least = 60;

    private const int LeastGroups = 6;
    private const int Most = 1_500;

    private LearningQuestions(ImmutableArray<LearningQuestion> all, IReadOnlyList<int> folds, string key) =>
        (All, FoldOf, Key) = (all, all.Zip(folds).ToDictionary(pair => pair.First.Text, pair => pair.Second, StringComparer.Ordinal), key);

    /// <summary>Each text once.</summary>
    public ImmutableArray<LearningQuestion> All { get; }

    /// <summary>By the text of a question.</summary>
    public IReadOnlyDictionary<string, int> FoldOf { get; }

    /// <summary>The hash of questions, answers, documents and seed.</summary>
    public string Key { get; }

    /// <summary>Those that the retriever of a fold may be learnt from; of null, all.</summary>
    public ImmutableArray<LearningQuestion> For(int? fold) => fold is null ? All : [.. All.Where(question => FoldOf[question.Text] != fold)];

    /// <returns><see langword="null"/>: there are too few.</returns>
    public static LearningQuestions? Of(ImmutableArray<Example> questions, GoldPassages gold, TaskCorpus corpus, ulong seed)
    {
        ImmutableArray<LearningQuestion> all =
        [
            .. questions
                .OrderBy(question => question.Id)
                .Select(question => new LearningQuestion(
                    QuestionText.Of(question.Input),
                    DocumentQuestions.GroupOf(question),
                    gold.Qrels.GradesOf(question.Id.ToString())))
                .Where(question => question.Grades.Count > 0)
                .DistinctBy(question => question.Text, StringComparer.Ordinal)
                .Take(Most),
        ];
        string[] groups = [.. all.Select(question => question.Group)];
        return all.Length < Least || groups.Distinct(StringComparer.Ordinal).Count() < LeastGroups
            ? null
            : new(all, GroupFolds.Of(groups, Folds, seed), KeyOf(all, corpus, seed));
    }

    private static string KeyOf(ImmutableArray<LearningQuestion> questions, TaskCorpus corpus, ulong seed)
    {
        // The first number is raised when something is learnt otherwise from the same.
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"1\n{seed}\n{corpus.Content}\n{corpus.Scoring}\n");
        foreach (var question in questions)
        {
            text.Append(question.Text).Append('\0').Append(question.Group).Append('\0').AppendJoin('\0', question.Grades.Keys.Order()).Append('\n');
        }

        return ContentHash.Of(text.ToString()).ToString()[..16];
    }
}
