using System.Collections.Immutable;
using Rung.Engine.Tasks;

namespace Rung.Engine.Drafting;

/// <summary>What <c>rung init</c> asks: only what cannot be measured.</summary>
public static class DraftQuestions
{
    private const string Yes = "yes or no";

    public static ImmutableArray<DraftQuestion> All { get; } =
    [
        new("instructions", "What should be done with the input, in a sentence or two?", "prompts begin with it; rung 0 does not read it", "Say which team should answer the message."),
        new("bar.quality", "Which quality must be reached, between 0 and 1?", "the lowest rung that surely reaches it is shipped", "0.90"),
        new("bar.p95", "Within what time must 95 of 100 answers come?", "slower candidates miss the bar", "800ms"),
        new("bar.cost_per_1k", "How many dollars may a thousand calls cost?", "dearer candidates miss the bar", "0.40"),
        new("traffic.calls_per_month", "How many calls come in a month?", "twelve months of ownership, break-even", "100000"),
        new("value.correct", "How many dollars is a correct answer worth?", "a cheaper model may earn more than a better one", "0.05"),
        new("value.error", "How many dollars does a wrong answer cost?", "likewise", "0.50"),
        new("budget.usd", "How many dollars may a climb spend on paid models?", "never passed, even by calls at the same time", "5"),
        new("answers.failure", "What fails most with what you have today?", "the decision matrix: which remedy suits", Listed(AnswersSection.Failures.Select(failure => failure.Word))),
        new("answers.knowledge_changes", "How often does what the model must know change?", "weights must not learn what will not stay true", Listed(AnswersSection.Paces.Select(pace => pace.Word))),
        new("answers.task_changes", "How often do instructions, labels or documents change?", "training at a moving target is a treadmill", Listed(AnswersSection.Changes.Select(change => change.Word))),
        new("answers.team", "How many engineers would keep it?", "the gate of fine-tuning", "4"),
        new("answers.operations", "Are models versioned, monitored and rolled back today?", "the litmus test of fine-tuning", Yes),
        new("answers.regulated", "Is the domain regulated?", "the cost of documents, and a gate", Yes),
        new("answers.compliance", "Does someone keep the documents that the regulation asks for?", "the gate of compliance", Yes),
    ];

    /// <summary>Whether what was answered so far leaves the question open.</summary>
    public static bool Applies(DraftQuestion question, IReadOnlyDictionary<string, string> answers)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answers);

        return question.Key switch
        {
            "answers.compliance" => answers.GetValueOrDefault("answers.regulated") == "true",
            "value.error" => answers.ContainsKey("value.correct"),
            _ => true,
        };
    }

    /// <summary>An answer as the file has it: a person says yes where YAML says true.</summary>
    public static string Spelt(DraftQuestion question, string answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);

        return question.Example != Yes
            ? answer.Trim()
            : answer.Trim().ToLowerInvariant() switch
            {
                "y" or "yes" => "true",
                "n" or "no" => "false",
                var other => other,
            };
    }

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words);
}
