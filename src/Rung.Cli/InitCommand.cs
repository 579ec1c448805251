using System.CommandLine;
using Rung.Engine.Drafting;
using Rung.Engine.Tasks;

namespace Rung.Cli;

/// <summary><c>rung init DIR</c>: finds the examples, asks what cannot be measured, and writes <c>rung.yaml</c>.</summary>
internal static class InitCommand
{
    private const string Description =
        "Find the examples of a folder, ask only what cannot be measured, and write its rung.yaml.\n\n"
        + "Example: rung init my-task\nExample: rung init my-task --answer bar.quality=0.9 --answer answers.team=4 --yes";

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "The folder with your examples (.csv, .tsv or .jsonl)." };
        var answers = new Option<string[]>("--answer") { Description = "Answer a question beforehand: KEY=VALUE, such as bar.quality=0.9.", HelpName = "KEY=VALUE" };
        var yes = new Option<bool>("--yes") { Description = "Ask nothing; what is not answered stays a comment in the file." };
        var command = new Command("init", Description) { folder, answers, yes };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(folder).ToString(), parsed.GetValue(answers) ?? [], parsed.GetValue(yes) || Console.IsInputRedirected, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string[] answers, bool isQuiet, CancellationToken cancellationToken)
    {
        var draft = await TaskDraft.BeginAsync(folder, cancellationToken);
        await Console.Out.WriteAsync(InitWords.Found(draft.Found));
        foreach (var answer in answers)
        {
            await TakeAsync(draft, answer, cancellationToken);
        }

        if (!isQuiet)
        {
            await AskAsync(draft, cancellationToken);
        }

        var path = await draft.WriteAsync(cancellationToken);
        await Console.Out.WriteAsync(InitWords.Written(draft, path, folder));
        return ExitCode.Done;
    }

    private static async Task TakeAsync(TaskDraft draft, string answer, CancellationToken cancellationToken)
    {
        var sides = answer.Split('=', 2);
        var question = DraftQuestions.All.FirstOrDefault(question => question.Key == sides[0])
            ?? throw new TaskException([$"--answer {answer}: found the key '{sides[0]}'; expected one of {string.Join(", ", DraftQuestions.All.Select(question => question.Key))}."]);
        if (await draft.AnswerAsync(question, sides.Length > 1 ? sides[1] : "", cancellationToken) is { } fault)
        {
            throw new TaskException([$"--answer {answer}: {fault}"]);
        }
    }

    private static async Task AskAsync(TaskDraft draft, CancellationToken cancellationToken)
    {
        await Console.Out.WriteLineAsync("\nWhat cannot be measured. Enter leaves a question open; Ctrl-C writes nothing.");
        foreach (var question in DraftQuestions.All.Where(question => !draft.Answers.ContainsKey(question.Key)))
        {
            if (DraftQuestions.Applies(question, draft.Answers) && !await AskAsync(draft, question, cancellationToken))
            {
                return;
            }
        }
    }

    /// <returns>False at the end of the input.</returns>
    private static async Task<bool> AskAsync(TaskDraft draft, DraftQuestion question, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Console.Out.WriteAsync(InitWords.Asked(question));
            if (await Console.In.ReadLineAsync(cancellationToken) is not { } answer)
            {
                return false;
            }

            if (string.IsNullOrWhiteSpace(answer) || await draft.AnswerAsync(question, answer, cancellationToken) is not { } fault)
            {
                return true;
            }

            await Console.Out.WriteLineAsync($"  {fault}");
        }
    }
}
