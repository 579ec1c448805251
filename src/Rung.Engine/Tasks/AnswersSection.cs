using System.Collections.Immutable;
using Rung.Core.Ladder.Gates;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>Reads the key <c>answers</c>.</summary>
internal static class AnswersSection
{
    private const int DaysOfQuarter = 90;

    private static readonly string[] Keys =
        ["failure", "knowledge_changes", "task_changes", "team", "operations", "regulated", "compliance", "structured_output", "shots"];

    /// <summary>The failure signals by the words of the file, in the order of the decision matrix.</summary>
    public static ImmutableArray<(string Word, FailureSignal Signal)> Failures { get; } =
    [
        ("missing-knowledge", FailureSignal.MissingKnowledge),
        ("format-breaks", FailureSignal.FormatBreaks),
        ("wrong-on-domain", FailureSignal.WrongOnDomain),
        ("wrong-tone", FailureSignal.WrongTone),
        ("tool-misuse", FailureSignal.ToolMisuse),
        ("slow-from-long-prompt", FailureSignal.SlowFromLongPrompt),
        ("cost-at-scale", FailureSignal.CostAtScale),
        ("wrong-passages", FailureSignal.WrongPassages),
    ];

    public static ImmutableArray<(string Word, KnowledgePace Pace)> Paces { get; } =
    [
        ("stable", KnowledgePace.Stable),
        ("yearly", KnowledgePace.Yearly),
        ("quarterly", KnowledgePace.Quarterly),
        ("monthly", KnowledgePace.Monthly),
        ("weekly", KnowledgePace.Weekly),
        ("daily", KnowledgePace.Daily),
        ("live", KnowledgePace.Live),
    ];

    /// <summary>How often a thing changes in 90 days, by the words of the file.</summary>
    public static ImmutableArray<(string Word, double Changes)> Changes { get; } =
    [
        ("never", 0),
        ("yearly", 0.25),
        ("quarterly", 1),
        ("monthly", 3),
        ("weekly", DaysOfQuarter / 7.0),
        ("daily", DaysOfQuarter),
    ];

    public static AnswersDefinition Read(YamlSection root)
    {
        if (root.FindSection("answers", Keys, "{ failure: missing-knowledge, team: 4 }") is not { } answers)
        {
            return new AnswersDefinition();
        }

        return new AnswersDefinition
        {
            Failure = Find(answers, "failure", Failures),
            KnowledgeChanges = Find(answers, "knowledge_changes", Paces),
            TaskChanges = Find(answers, "task_changes", Changes),
            Team = (int?)answers.FindWhole("team", 0, 100_000, "a whole number of engineers, from 0"),
            HasOperations = answers.FindFlag("operations"),
            IsRegulated = answers.FindFlag("regulated"),
            HasCompliance = answers.FindFlag("compliance"),
            TriedStructuredOutput = answers.FindFlag("structured_output"),
            TriedShots = answers.FindFlag("shots"),
        };
    }

    private static T? Find<T>(YamlSection answers, string key, ImmutableArray<(string Word, T Value)> choices)
        where T : struct =>
        answers.FindChoice(key, [.. choices.Select(choice => choice.Word)]) is { } word ? choices.First(choice => choice.Word == word).Value : null;
}
