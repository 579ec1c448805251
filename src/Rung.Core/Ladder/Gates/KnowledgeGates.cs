namespace Rung.Core.Ladder.Gates;

/// <summary>Whether retrieval has something to find, and the time to find it.</summary>
internal static class KnowledgeGates
{
    private const string LatencyRule = "articles: retrieval adds 300 to 1,200 ms in the median; often too much below 500 ms";
    private const string DocumentRule = "articles: where nothing can be retrieved, retrieval adds nothing";

    public static Gate Documents(GateQuestion question) => question.Situation.Documents switch
    {
        null => question.Unknown(GateKind.Documents, "Whether there is anything to retrieve is not known.", DocumentRule, "Name the folder: documents: docs/ in rung.yaml."),
        { Value: > 0 } some => question.Open(GateKind.Documents, some.Kind, $"{GateQuestion.Count(some.Value)} documents ({some.Origin}).", DocumentRule),
        { } none => question.Closed(GateKind.Documents, none.Kind, $"There is nothing to retrieve ({none.Origin}).", DocumentRule, "Documents that hold what the answers need."),
    };

    /// <summary>Asked only where the bar limits latency.</summary>
    public static Gate? Latency(GateQuestion question)
    {
        if (question.Situation.Bar.P95 is not { } limit)
        {
            return null;
        }

        var bar = limit.TotalMilliseconds;
        return question.Situation.RetrievalP95Ms is { } measured
            ? Measured(question, measured, bar)
            : ByRule(question, bar);
    }

    private static Gate Measured(GateQuestion question, Known<double> measured, double bar)
    {
        var byRule = ByRule(question, bar);
        var words = $"With retrieval p95 is {GateQuestion.Milliseconds(measured.Value)} ({measured.Origin}); the bar is {GateQuestion.Milliseconds(bar)}.";
        var gate = measured.Value <= bar
            ? question.Open(GateKind.LatencyBudget, measured.Kind, words, LatencyRule)
            : question.Closed(GateKind.LatencyBudget, measured.Kind, words, LatencyRule, "A faster retriever or model, or a looser bar.");
        return gate with { RuleSays = byRule.State };
    }

    private static Gate ByRule(GateQuestion question, double bar)
    {
        if (question.Situation.PromptP95Ms is not { } prompt)
        {
            return question.Unknown(GateKind.LatencyBudget, $"The bar is {GateQuestion.Milliseconds(bar)}; how long a prompt alone takes was not measured.", LatencyRule, "Climb the prompt rung.");
        }

        var left = bar - prompt.Value;
        var words = $"Of {GateQuestion.Milliseconds(bar)} a prompt alone takes {GateQuestion.Milliseconds(prompt.Value)} at p95 ({prompt.Origin}): {GateQuestion.Milliseconds(left)} are left.";
        if (left < question.Numbers.RetrievalAddsLeastMs)
        {
            return question.Closed(GateKind.LatencyBudget, prompt.Kind, words, LatencyRule, "A faster model, or a looser bar.");
        }

        return left >= question.Numbers.RetrievalAddsMostMs
            ? question.Open(GateKind.LatencyBudget, prompt.Kind, words, LatencyRule)
            : question.Unknown(GateKind.LatencyBudget, words, LatencyRule, "Measure retrieval: its p95 decides.");
    }
}
