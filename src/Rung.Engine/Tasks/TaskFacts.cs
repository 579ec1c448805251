using Rung.Core.Ladder.Gates;

namespace Rung.Engine.Tasks;

/// <summary>What <c>rung.yaml</c> alone says that gates ask for.</summary>
public static class TaskFacts
{
    private const string File = TaskReader.FileName;

    public static Situation Of(TaskDefinition task)
    {
        ArgumentNullException.ThrowIfNull(task);

        var answers = task.Answers;
        return new Situation
        {
            Bar = task.Bar,
            Signal = Answered(answers.Failure, "failure"),
            KnowledgePace = Answered(answers.KnowledgeChanges, "knowledge_changes"),
            ChangesPerQuarter = Answered(answers.TaskChanges, "task_changes"),
            Team = Answered(answers.Team, "team"),
            HasModelOperations = Answered(answers.HasOperations, "operations"),
            IsRegulated = Answered(answers.IsRegulated, "regulated"),
            HasComplianceCapacity = Answered(answers.HasCompliance, "compliance"),
            TriedStructuredOutput = Answered(answers.TriedStructuredOutput, "structured_output"),
            TriedShots = Answered(answers.TriedShots, "shots"),
            CallsPerMonth = task.Traffic is { } traffic ? Fact.Answered(traffic.Calls.Expected, $"{File}: traffic.calls_per_month") : null,
            Documents = DocumentsOf(task),
        };
    }

    private static Known<T>? Answered<T>(T? value, string key)
        where T : struct =>
        value is { } known ? Fact.Answered(known, $"{File}: answers.{key}") : null;

    private static Known<int>? DocumentsOf(TaskDefinition task)
    {
        if (task.Documents is not { } documents)
        {
            return null;
        }

        var folder = Path.GetFullPath(documents, task.Folder);
        return Directory.Exists(folder)
            ? Fact.Measured(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count(), documents)
            : null;
    }
}
