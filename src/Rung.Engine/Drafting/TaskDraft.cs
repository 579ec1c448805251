using System.Collections.Immutable;
using Rung.Engine.Tasks;

namespace Rung.Engine.Drafting;

/// <summary>A <c>rung.yaml</c> in the making: what was found, and what was answered.</summary>
public sealed class TaskDraft
{
    private readonly SortedDictionary<string, string> _answers = new(StringComparer.Ordinal);

    private TaskDraft(string folder, FoundData found) => (Folder, Found) = (folder, found);

    /// <summary>Absolute.</summary>
    public string Folder { get; }

    public FoundData Found { get; }

    /// <summary>By key, as the file has them.</summary>
    public IReadOnlyDictionary<string, string> Answers => _answers;

    /// <exception cref="TaskException">There is a task already, or nothing to make one of.</exception>
    public static async Task<TaskDraft> BeginAsync(string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);

        var full = Path.GetFullPath(folder);
        return File.Exists(Path.Combine(full, TaskReader.FileName))
            ? throw new TaskException([$"{folder}: found a {TaskReader.FileName} already; expected none. Edit it, or move it away first."])
            : new TaskDraft(full, await DataFinder.FindAsync(full, cancellationToken));
    }

    /// <summary>Takes an answer, unless the file that it makes would be wrong.</summary>
    /// <returns>What is wrong with the answer; <see langword="null"/>: it was taken.</returns>
    public async Task<string?> AnswerAsync(DraftQuestion question, string answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);

        var before = _answers.GetValueOrDefault(question.Key);
        _answers[question.Key] = DraftQuestions.Spelt(question, answer);
        try
        {
            await TaskReader.ParseAsync(ToYaml(), Folder, cancellationToken);
            return null;
        }
        catch (TaskException refused) when (refused.Faults.FirstOrDefault(fault => fault.Contains(question.Name, StringComparison.Ordinal)) is { } fault)
        {
            Restore(question.Key, before);
            return AfterPlace(fault);
        }
    }

    /// <summary>The file, with a comment at each answer that is still open.</summary>
    public string ToYaml() => DraftText.Write(this);

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="TaskException">What was found makes no task: the faults say why.</exception>
    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        var text = ToYaml();
        await TaskReader.ParseAsync(text, Folder, cancellationToken);
        var path = Path.Combine(Folder, TaskReader.FileName);
        await File.WriteAllTextAsync(path + ".new", text, cancellationToken);
        File.Move(path + ".new", path, overwrite: false);
        return path;
    }

    private void Restore(string key, string? before)
    {
        if (before is null)
        {
            _answers.Remove(key);
        }
        else
        {
            _answers[key] = before;
        }
    }

    /// <summary>Without the place in a file that does not exist yet.</summary>
    private static string AfterPlace(string fault)
    {
        var parts = fault.Split(": ", 2);
        return parts.Length > 1 && parts[0].StartsWith(TaskReader.FileName, StringComparison.Ordinal) ? parts[1] : fault;
    }
}
