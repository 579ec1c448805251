using System.Collections.Immutable;
using Rung.Core.Ladder.Gates;

namespace Rung.Engine.Reports.Gates;

/// <summary>The gates in sentences: what every report says of them.</summary>
internal static class GateText
{
    public const string Title = "Gates";

    public const string Lead =
        "What must hold before a remedy is worth its cost. Rules of thumb open and close them; where a gain or a cost was measured, the measurement decides.";

    public const string QuestionsTitle = "The questions of the frameworks";

    public static string Of(GateState state) => state switch
    {
        GateState.Open => "open",
        GateState.Closed => "closed",
        _ => "unknown",
    };

    public static string Of(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Measured => "measured",
        EvidenceKind.Answered => "answered",
        _ => "not known",
    };

    /// <summary>A sentence for each remedy: its state and the gates that make it so.</summary>
    public static ImmutableArray<string> Remedies(GateReport gates) => [.. gates.Remedies.Select(Sentence)];

    /// <summary>The litmus test and the six questions, each with its answer.</summary>
    public static ImmutableArray<string> Questions(GateReport gates) =>
    [
        $"Litmus test of fine-tuning: {Answers(gates, FrameworkQuestion.Litmus)}",
        $"Before fine-tuning: {Answers(gates, FrameworkQuestion.Six)}",
    ];

    /// <summary>What the rule of thumb says, where a measurement contradicts it; else <see langword="null"/>.</summary>
    public static string? Overruled(Gate gate) =>
        gate is { IsRuleOverruled: true, RuleSays: { } said } ? $"The rule of thumb alone says {Of(said)}; the measurement won." : null;

    private static string Sentence(RemedyGates remedy)
    {
        var name = RemedyWords.Of(remedy.Remedy);
        var parts = new List<string>();
        if (remedy.Closed.Any())
        {
            parts.Add($"closed by {Listed(remedy.Closed, gate => $"{RemedyWords.Of(gate.Kind)} ({Of(gate.Known)})")}");
        }

        if (remedy.Unknown.Any())
        {
            parts.Add($"not known: {Listed(remedy.Unknown, gate => RemedyWords.Of(gate.Kind))}");
        }

        if (parts.Count == 0)
        {
            parts.Add("open");
        }

        var overruled = remedy.Gates.Where(gate => gate.IsRuleOverruled).ToArray();
        var against = overruled.Length > 0 ? $" Measured against the rule of thumb: {Listed(overruled, gate => RemedyWords.Of(gate.Kind))}." : "";
        return $"{name}: {string.Join("; ", parts)}.{against}";
    }

    private static string Answers(GateReport gates, ImmutableArray<FrameworkQuestion> questions) =>
        string.Join(" ", questions.Select(question => $"{question.Words} {Answer(gates.AnswerTo(question))}."));

    private static string Answer(GateState state) => state switch
    {
        GateState.Open => "Yes",
        GateState.Closed => "No",
        _ => "Not known",
    };

    private static string Listed(IEnumerable<Gate> gates, Func<Gate, string> words) => string.Join(", ", gates.Select(words));
}
