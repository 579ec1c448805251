using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Retrieving.Prompts;
using Rung.Retrieval.Evaluation;

namespace Rung.Engine.Retrieving.Trials;

/// <summary>Examples as questions whose answers can be looked for in documents.</summary>
internal static class DocumentQuestions
{
    /// <summary>The tag of an example whose answer the documents do not hold.</summary>
    public const string UnanswerableTag = "unanswerable";

    /// <summary>Whether the team says that the documents do not hold the answer: by the tag, or by expecting the phrase of abstention.</summary>
    public static bool IsUnanswerable(Example example) =>
        example.Tags.Contains(UnanswerableTag, StringComparer.OrdinalIgnoreCase)
        || string.Equals(example.Expected?.Trim(), CitedAnswer.Abstention, StringComparison.OrdinalIgnoreCase);

    /// <summary>Those with an expected answer that can be looked for.</summary>
    public static ImmutableArray<Example> Answerable(IEnumerable<Example> examples) =>
        [.. examples.Where(example => !string.IsNullOrWhiteSpace(example.Expected) && !IsUnanswerable(example))];

    /// <summary>What a question belongs to: its group, or itself alone.</summary>
    public static string GroupOf(Example example) => example.Group is { } group ? $"group {group}" : $"alone {example.Id}";

    /// <summary>Finds the passages that hold the expected answers.</summary>
    public static GoldPassages GoldOf(IEnumerable<Example> examples, IEnumerable<Rung.Retrieval.Passage> passages) =>
        GoldPassages.FindByAnswer(Answerable(examples).Select(Of), passages);

    private static AnsweredQuestion Of(Example example) => new()
    {
        Id = example.Id.ToString(),
        Text = QuestionText.Of(example.Input),
        Answers = [new KnownAnswer(example.Expected!)],
    };
}
