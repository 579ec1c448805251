using System.Collections.Immutable;
using System.Text;
using Rung.Core.Ladder.Retrieving;

namespace Rung.Engine.Reports.Retrievals;

/// <summary>What a climb found out about retrieval by itself, in the words of every report.</summary>
internal static class FindingsText
{
    public const string Title = "Retrieval by itself";

    public const string ChecksTitle = "Citations and abstentions on test";

    /// <summary>The passages, and where the expected answers stand in them.</summary>
    public static string Lead(RetrievalFindings findings) =>
        $"{Counted(findings.Documents, "document")}, {Counted(findings.Passages, "passage")}. Of {Counted(findings.Questions, "expected answer")} outside the test, "
        + $"{ReportText.Count(findings.Found)} stand in one place, {ReportText.Count(findings.Ambiguous)} in several, {ReportText.Count(findings.Cut)} are cut by a border "
        + $"of passages and {ReportText.Count(findings.Absent)} are in no document. Recall and MRR are over those that stand whole in a passage, the answer in context over all; "
        + "intervals are of 95 %, clustered by group where there are groups.";

    public static ImmutableArray<string> Heads(RetrievalFindings findings) =>
        findings.Retrievers.IsEmpty ? [] : ["retriever", .. findings.Retrievers[0].Figures.Select(figure => figure.Metric)];

    public static ImmutableArray<string> Cells(RetrieverFigures retriever) =>
        [retriever.Name, .. retriever.Figures.Select(figure => ReportText.WithInterval(figure.Value))];

    public static string FailureLead(RetrievalFailures failures) =>
        $"Why {failures.Candidate} failed on {ReportText.Count(failures.Questions.Length)} of {Counted(failures.Asked, "question")} outside the test";

    /// <summary>The same without saying which questions they are.</summary>
    public static string FailureTitle(RetrievalFailures failures) =>
        $"Why {ReportText.Count(failures.Questions.Length)} of {Counted(failures.Asked, "question")} failed with {failures.Candidate}";

    /// <summary>One line a cause that failed a question, the most frequent first.</summary>
    public static ImmutableArray<string> FailureLines(RetrievalFailures failures) =>
    [
        .. failures.Counts.Where(cause => cause.Count > 0).OrderByDescending(cause => cause.Count)
            .Select(cause => $"{cause.Cause}: {ReportText.Count(cause.Count)}{Ranks(failures, cause)}. {cause.Remedy}"),
    ];

    /// <summary>One line a candidate that cites.</summary>
    public static ImmutableArray<string> CheckLines(RetrievalFindings findings) => [.. findings.Checks.Select(CheckLine)];

    /// <summary>The section of the plain report: a retriever a line, for the table is too wide.</summary>
    public static string Plain(RetrievalFindings findings)
    {
        var text = new StringBuilder();
        PlainText.AppendList(text, Title,
        [
            Lead(findings),
            .. findings.Retrievers.Select(retriever => $"{retriever.Name}: {string.Join("; ", retriever.Figures.Select(figure => $"{figure.Metric} {ReportText.WithInterval(figure.Value)}"))}."),
            .. findings.Reasons,
        ]);
        if (findings.Failures is { Questions.IsEmpty: false } failures)
        {
            PlainText.AppendList(text, FailureLead(failures), FailureLines(failures));
        }

        PlainText.AppendList(text, ChecksTitle, CheckLines(findings));
        return text.ToString();
    }

    private static string CheckLine(AnswerChecks checks)
    {
        var unanswerable = checks.Unanswerable > 0
            ? $" and {Of(checks.UnanswerableAbstained, checks.Unanswerable)} that the documents do not answer"
            : "; no question of test is marked as unanswerable";
        return $"{checks.Candidate}: {Of(checks.Cited, checks.Answers)} answers cite a passage, {Of(checks.Existing, checks.Answers)} only passages "
            + $"that were given, {Of(checks.Supported, checks.Answers)} such that have most words of the answer. "
            + $"It declined {Of(checks.AnswerableAbstained, checks.Answerable)} questions that can be answered{unanswerable}.";
    }

    private static string Of(int part, int whole) => $"{ReportText.Count(part)} of {ReportText.Count(whole)}";

    /// <summary>Where the passage with the answer stood, for causes that a rank says something about.</summary>
    private static string Ranks(RetrievalFailures failures, FailureCount cause)
    {
        int[] ranks = [.. failures.Questions.Where(question => question.Cause == cause.Cause && question.Rank is not null).Select(question => question.Rank!.Value)];
        return ranks.Length == 0 || ranks.All(rank => rank == 1)
            ? ""
            : $" (the answer's passage ranks in the first ten for {ReportText.Count(ranks.Count(rank => rank <= 10))}, later in the first hundred for {ReportText.Count(ranks.Count(rank => rank > 10))})";
    }

    private static string Counted(int count, string noun) => $"{ReportText.Count(count)} {noun}{(count == 1 ? "" : "s")}";
}
