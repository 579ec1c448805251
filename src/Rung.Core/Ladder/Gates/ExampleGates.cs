namespace Rung.Core.Ladder.Gates;

/// <summary>Whether there are examples enough, to measure with and to learn from.</summary>
internal static class ExampleGates
{
    public static Gate EvaluationSet(GateQuestion question)
    {
        var minimum = Minimum(question, "evaluation");
        return question.Situation.HeldOut switch
        {
            null => question.Unknown(GateKind.EvaluationSet, "It is not known how many held-out examples there are.", minimum.Source, Label(minimum.Examples)),
            { } held when held.Value >= minimum.Examples => question.Open(
                GateKind.EvaluationSet, held.Kind, $"{GateQuestion.Count(held.Value)} held-out examples ({held.Origin}); {GateQuestion.Count(minimum.Examples)} are needed.", minimum.Source),
            { } held => question.Closed(
                GateKind.EvaluationSet,
                held.Kind,
                $"{GateQuestion.Count(held.Value)} held-out examples ({held.Origin}); {GateQuestion.Count(minimum.Examples)} are needed.",
                minimum.Source,
                Label(minimum.Examples - held.Value)),
        };
    }

    /// <summary>The minimum is a rule of thumb: a measured gain overrules it.</summary>
    public static Gate Examples(GateQuestion question)
    {
        var isPairs = question.Remedy is Remedy.TunedRetriever;
        var minimum = Minimum(question, isPairs ? "retriever" : IsFormat(question) ? "structured-output" : "lora");
        var what = isPairs ? "question–passage pairs" : "examples";
        var byRule = (isPairs ? question.Situation.Pairs : question.Situation.Examples) switch
        {
            null => question.Unknown(GateKind.Examples, $"It is not known how many {what} there are.", minimum.Source, Collect(minimum.Examples, what)),
            { } have when have.Value >= minimum.Examples => question.Open(GateKind.Examples, have.Kind, Have(have, minimum, what), minimum.Source),
            { } have => question.Closed(
                GateKind.Examples, have.Kind, Have(have, minimum, what), minimum.Source, Collect(minimum.Examples - have.Value, what)),
        };
        return question.UnlessMeasured(byRule);
    }

    private static bool IsFormat(GateQuestion question) => question.Situation.Signal is { Value: FailureSignal.FormatBreaks };

    private static string Have(Known<int> have, DataMinimum minimum, string what) =>
        $"{GateQuestion.Count(have.Value)} {what} ({have.Origin}); the rule of thumb asks for {GateQuestion.Count(minimum.Examples)}.";

    private static string Label(int more) => $"Label {GateQuestion.Count(more)} more held-out examples.";

    private static string Collect(int more, string what) => $"Collect {GateQuestion.Count(more)} more reviewed {what}, or measure a candidate: its gain decides.";

    private static DataMinimum Minimum(GateQuestion question, string approach) =>
        question.Policy.Data.Minimums.First(minimum => minimum.Approach == approach);
}
