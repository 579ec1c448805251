namespace Rung.Core.Ladder.Gates;

/// <summary>Whether a remedy suits what fails.</summary>
internal static class SignalGate
{
    private const string Rule = "articles: retrieval is for knowledge, tuning for behaviour, a prompt for instructions";

    public static Gate Of(GateQuestion question) => question.UnlessMeasured(ByMatrix(question));

    private static Gate ByMatrix(GateQuestion question)
    {
        if (question.Situation.Signal is not { } signal)
        {
            return question.Remedy is Remedy.Prompting
                ? question.Open(GateKind.Signal, EvidenceKind.None, "Prompting comes first whatever fails.", Rule)
                : question.Unknown(GateKind.Signal, "Nobody said what fails most.", Rule, "Say what fails in rung.yaml: answers.failure.");
        }

        var row = DecisionMatrix.Of(signal.Value);
        var found = $"What fails: {row.Words} ({signal.Origin}), which is {row.CauseWords}";
        if (row.Right.Contains(question.Remedy))
        {
            return question.Open(GateKind.Signal, signal.Kind, $"{found}.", Rule);
        }

        return row.Wrong == question.Remedy
            ? question.Closed(GateKind.Signal, signal.Kind, $"{found}: {RemedyWords.Of(question.Remedy)} is the wrong remedy.", Rule, Instead(row))
            : question.Closed(GateKind.Signal, signal.Kind, $"{found}: {RemedyWords.Of(question.Remedy)} does not touch it.", Rule, Instead(row));
    }

    private static string Instead(MatrixRow row) => $"Try {string.Join(", then ", row.Right.Select(RemedyWords.Of))}.";
}
