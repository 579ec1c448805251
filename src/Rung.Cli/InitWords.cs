using System.Globalization;
using System.Text;
using Rung.Core.Data;
using Rung.Engine.Drafting;

namespace Rung.Cli;

/// <summary>What <c>rung init</c> says.</summary>
internal static class InitWords
{
    public static string Found(FoundData found)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Found {found.Examples}: input in '{found.Input}', expected output in '{found.Expected}' ({OutputWords(found)}).\n");
        text.Append(found.Test is { } test ? $"Found {test}: the test.\n" : "No file is named as a test: one will be carved and frozen by the first climb.\n");
        text.Append(found.Group is { } group ? $"Examples of one '{group}' belong together.\n" : "No column tells which examples belong together (one customer, one document); name it as group if there is one.\n");
        text.Append(found.Documents is { } documents ? $"Found documents in {documents}.\n" : "");
        return text.ToString();
    }

    public static string Asked(DraftQuestion question) => $"\n{question.Words}\n  decides: {question.Use}\n  {question.Key} ({question.Example}): ";

    public static string Written(TaskDraft draft, string path, string folder)
    {
        var open = DraftQuestions.All.Count(question => !draft.Answers.ContainsKey(question.Key));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\nWrote {path}. {open} questions are open; each is a comment there.\nNext: rung check {folder}, then rung climb {folder}.\n");
    }

    private static string OutputWords(FoundData found) => found.Output switch
    {
        OutputKind.Label => string.Create(CultureInfo.InvariantCulture, $"{found.DistinctOutputs} labels in {found.Records} records"),
        OutputKind.Json => "JSON",
        _ => "text",
    };
}
