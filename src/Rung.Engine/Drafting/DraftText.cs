using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Rung.Engine.Drafting;

/// <summary>Spells a draft as commented YAML.</summary>
internal static partial class DraftText
{
    private static readonly string[] Sections = ["bar", "traffic", "value", "budget", "answers"];

    public static string Write(TaskDraft draft)
    {
        var found = draft.Found;
        var text = new StringBuilder();
        text.Append($"# Made by rung init; every line may be edited. All keys: docs/formats.md.\ntask: {NameOf(draft.Folder)}\n\n");
        text.Append($"# What a model is told. Rung 0 does not read it.\n{Line("instructions", draft.Answers.GetValueOrDefault("instructions"), "Say what should be done with the input.")}\n");
        text.Append($"\n# {found.Records} records were looked at: {found.DistinctOutputs} different expected outputs.\noutput: {{ kind: {found.Output.ToString().ToLowerInvariant()} }}\n\n");
        WriteData(text, found);
        text.Append(found.Documents is { } documents ? $"\ndocuments: {Quoted(documents)}\n" : "\n# documents: docs/   # a folder of documents, for the retrieval rung\n");
        foreach (var section in Sections)
        {
            WriteSection(text, draft, section);
        }

        return text.Append("\n# Models that may be asked; without any, rung 0 is measured. A key is read from the environment, never from this file.\n# models:\n#   small: { provider: ollama, model: qwen3:4b }\n#   large: { provider: openai, model: gpt-5-mini, key: env:OPENAI_API_KEY }\n").ToString();
    }

    private static void WriteData(StringBuilder text, FoundData found)
    {
        text.Append($"# Columns: {string.Join(", ", found.Columns.Select(OneLine))}. group: examples that fail together, such as those of one customer.\ndata:\n  examples: {Quoted(found.Examples)}\n");
        text.Append(found.Test is { } test ? $"  test: {Quoted(test)}\n" : "");
        text.Append($"  input: {Quoted(found.Input)}\n  expected: {Quoted(found.Expected)}\n");
        text.Append(found.Id is { } id ? $"  id: {Quoted(id)}\n" : "");
        text.Append(found.Group is { } group ? $"  group: {Quoted(group)}\n" : "  # group: customer\n");
        text.Append(found.Time is { } time ? $"  time: {Quoted(time)}\n" : "");
    }

    private static void WriteSection(StringBuilder text, TaskDraft draft, string section)
    {
        var questions = DraftQuestions.All.Where(question => question.Section == section).ToArray();
        var isAnswered = questions.Any(question => draft.Answers.ContainsKey(question.Key));
        text.Append($"\n{(isAnswered ? "" : "# ")}{section}:\n");
        foreach (var question in questions)
        {
            var answer = draft.Answers.GetValueOrDefault(question.Key);
            text.Append(answer is null
                ? $"  # {question.Name}: {question.Example}   # {question.Words}\n"
                : $"  {question.Name}: {Scalar(answer)}\n");
        }
    }

    private static string Line(string key, string? answer, string example) => answer is null ? $"# {key}: {example}" : $"{key}: {Quoted(answer)}";

    /// <summary>Plain where that cannot be misread; numbers, times and flags stay what they are.</summary>
    private static string Scalar(string answer) => Plain().IsMatch(answer) ? answer : Quoted(answer);

    /// <summary>A string of JSON is one of YAML.</summary>
    private static string Quoted(string text) => Plain().IsMatch(text) && !Ambiguous().IsMatch(text) ? text : JsonSerializer.Serialize(text);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string NameOf(string folder)
    {
        var name = NotOfName().Replace(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)).ToLowerInvariant(), "-").Trim('-');
        return name.Length > 0 ? name : "my-task";
    }

    [GeneratedRegex(@"^[A-Za-z0-9_./][A-Za-z0-9_./-]*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(?i:true|false|null|yes|no|on|off|[0-9_.+-]+)\z")]
    private static partial Regex Ambiguous();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfName();
}
