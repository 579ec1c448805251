namespace Rung.Core.Ladder.Gates;

/// <summary>What prompting has left to give.</summary>
internal static class PromptGates
{
    private const string ExhaustedRule = "articles: write a serious prompt with edge cases and shots before anything else, and know where it fails";
    private const string FormatRule = "articles: structured output first; tuning where 0.5 to 1 % of answers still break";
    private const string LengthRule = "articles: 4,000 tokens of prompt add about 200 ms in the median and 400 ms at p95";

    public static bool WasTriedInEarnest(Situation situation, GatePolicy numbers) =>
        situation is { Prompts: { } prompts, TriedShots.Value: true } && prompts.Value >= numbers.FewestPrompts;

    public static Gate Exhausted(GateQuestion question)
    {
        var situation = question.Situation;
        if (situation.Prompts is not { Value: > 0 } prompts)
        {
            return question.Closed(
                GateKind.PromptingExhausted, EvidenceKind.Measured, "No prompt was measured.", ExhaustedRule, "Name a model in rung.yaml and climb: the prompt rung is measured first.");
        }

        if (situation.PromptClears is { Value: GateState.Open } clears)
        {
            return OfGoodPrompt(question, clears);
        }

        var tried = $"{prompts.Value} prompt{(prompts.Value == 1 ? "" : "s")} measured, {(situation.TriedShots is { Value: true } ? "with shots among them" : "none with shots")}";
        if (!WasTriedInEarnest(situation, question.Numbers))
        {
            return question.Closed(
                GateKind.PromptingExhausted, prompts.Kind, $"{tried}.", ExhaustedRule, $"Measure {question.Numbers.FewestPrompts} prompts at least, one with shots among them.");
        }

        return situation.PromptClears is { Value: GateState.Closed } misses
            ? question.Open(GateKind.PromptingExhausted, misses.Kind, $"{tried}, and the best misses the bar ({misses.Origin}).", ExhaustedRule)
            : question.Unknown(GateKind.PromptingExhausted, $"{tried}; whether the best reaches the bar is open.", ExhaustedRule, "Label more test examples, or set a bar.");
    }

    /// <summary>A long prompt is shortened by tuning because it is good, not in spite of it.</summary>
    private static Gate OfGoodPrompt(GateQuestion question, Known<GateState> clears) =>
        question.Situation.Signal is { Value: FailureSignal.SlowFromLongPrompt }
            ? question.Open(GateKind.PromptingExhausted, clears.Kind, $"The best prompt is good enough, and long ({clears.Origin}).", ExhaustedRule)
            : question.Closed(
                GateKind.PromptingExhausted, clears.Kind, $"The best prompt clears the bar ({clears.Origin}).", ExhaustedRule, "Nothing: there is nothing to mend by tuning.");

    /// <summary>Asked only where formats break.</summary>
    public static Gate? StructuredOutput(GateQuestion question)
    {
        if (question.Situation.Signal is not { Value: FailureSignal.FormatBreaks })
        {
            return null;
        }

        var limit = question.Numbers.FormatFailureLimit;
        return (question.Situation.TriedStructuredOutput, question.Situation.FormatFailures) switch
        {
            ({ Value: false } not, _) => question.Closed(
                GateKind.StructuredOutput, not.Kind, $"Structured output was not tried ({not.Origin}).", FormatRule, "Try the provider's structured output, then measure again."),
            (_, null) => question.Unknown(
                GateKind.StructuredOutput, "It is not known how many answers break their format.", FormatRule, "Climb: broken formats are counted."),
            (null, { } share) => question.Unknown(
                GateKind.StructuredOutput, $"{GateQuestion.Percent(share.Value)} of answers break ({share.Origin}); whether structured output was tried is not known.", FormatRule, "Answer answers.structured_output in rung.yaml."),
            (_, { } share) when share.Value > limit => question.Open(
                GateKind.StructuredOutput, share.Kind, $"{GateQuestion.Percent(share.Value)} of answers break in spite of structured output ({share.Origin}); {GateQuestion.Percent(limit)} is tolerated.", FormatRule),
            (_, { } share) => question.Closed(
                GateKind.StructuredOutput, share.Kind, $"{GateQuestion.Percent(share.Value)} of answers break ({share.Origin}); {GateQuestion.Percent(limit)} is tolerated.", FormatRule, "Nothing: formats hold."),
        };
    }

    /// <summary>Asked only where the prompt's length or cost is what fails; caching is pointless on a short prompt too.</summary>
    public static Gate? Length(GateQuestion question)
    {
        if (question.Remedy is Remedy.FineTuning && question.Situation.Signal is not { Value: FailureSignal.SlowFromLongPrompt })
        {
            return null;
        }

        return question.Situation.InputTokens switch
        {
            null => question.Unknown(GateKind.PromptLength, "How long the prompt is was not measured.", LengthRule, "Climb: tokens are counted."),
            { } tokens when tokens.Value >= question.Numbers.LongPrompt => question.Open(
                GateKind.PromptLength, tokens.Kind, $"{GateQuestion.Count(tokens.Value)} input tokens a call ({tokens.Origin}).", LengthRule),
            { } tokens => question.Closed(
                GateKind.PromptLength, tokens.Kind, $"{GateQuestion.Count(tokens.Value)} input tokens a call ({tokens.Origin}); from {GateQuestion.Count(question.Numbers.LongPrompt)} on it is worth shortening.", LengthRule, "Nothing: the prompt is short."),
        };
    }
}
