using System.CommandLine;
using Rung.Core.Data;
using Rung.Engine.Checking;
using Rung.Engine.Climbing;
using Rung.Engine.Reports.Checks;
using Rung.Engine.Tasks;
using Rung.Engine.Versions;

namespace Rung.Cli;

/// <summary><c>rung check DIR</c>: is this data fit to decide on, and to train on?</summary>
internal static class CheckCommand
{
    private const string Description =
        "Find what would make measurements on your data lie, and what makes it worth less than it could be.\n\n"
        + "Example: rung check samples/support-desk\nExample: rung check samples/support-desk --diff old.csv data/messages.csv";

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "The folder of rung.yaml." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object (schema rung.check/1) and nothing else." };
        var plain = new Option<bool>("--plain") { Description = "No colours, no progress bar; plain characters only." };
        var limit = new Option<int>("--limit")
        {
            Description = "The most ids of each finding in the JSON.",
            DefaultValueFactory = _ => CheckJson.DefaultLimit,
        };
        var versions = new Option<string[]>("--diff")
        {
            Description = "Compare two versions instead, the older first: files of examples, or folders of tasks.",
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
            HelpName = "OLDER NEWER",
        };
        var fix = new Option<bool>("--fix") { Description = "Write a cleaned version beside your files and let rung.yaml name it; your files stay as they are." };
        var undo = new Option<bool>("--undo") { Description = "Let rung.yaml name the files again from which the cleaned version was made." };
        var command = new Command("check", Description) { folder, json, plain, limit, versions, fix, undo };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new CheckArguments
            {
                Folder = parsed.GetRequiredValue(folder).FullName,
                PrintsJson = parsed.GetValue(json),
                IsPlain = parsed.GetValue(plain),
                Limit = parsed.GetValue(limit),
                Fixes = parsed.GetValue(fix),
                Undoes = parsed.GetValue(undo),
                Versions = parsed.GetValue(versions) is [var older, var newer] ? (older, newer) : null,
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CheckArguments arguments, CancellationToken cancellationToken)
    {
        var task = await TaskReader.ReadAsync(arguments.Folder, cancellationToken);
        if (arguments.Versions is { } versions)
        {
            return await CompareAsync(task, versions, arguments.PrintsJson, cancellationToken);
        }

        await using var state = new TaskState(task.Folder, waits: true, Console.Error.WriteLine, TimeProvider.System);
        if (arguments.Fixes || arguments.Undoes)
        {
            return await CleanAsync(task, state, arguments, cancellationToken);
        }

        return await CheckAsync(task, state, arguments, cancellationToken);
    }

    private static async Task<int> CheckAsync(
        TaskDefinition task, TaskState state, CheckArguments arguments, CancellationToken cancellationToken)
    {
        CheckResult result;
        using (var progress = new ProgressLine(arguments.IsPlain))
        {
            result = await TaskCheck.RunAsync(task, state, new CheckOptions(), progress, TimeProvider.System, cancellationToken);
        }

        var page = Path.Combine(StateFolder.Of(task.Folder), "check.html");
        await ReportFile.WriteAsync(page, CheckPage.Write(result), cancellationToken);
        await Console.Out.WriteAsync(arguments.PrintsJson
            ? CheckJson.Write(result, arguments.Limit) + "\n"
            : $"{CheckText.Write(result)}\nThe same with more examples: {page}\n");
        return result.Refusals.Any() ? ExitCode.BarNotCleared : ExitCode.Done;
    }

    private static async Task<int> CleanAsync(
        TaskDefinition task, TaskState state, CheckArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Undoes)
        {
            await Console.Out.WriteAsync(CleaningText.WriteUndone(await TaskCleaning.UndoAsync(task, state, cancellationToken)));
            return ExitCode.Done;
        }

        using var progress = new ProgressLine(arguments.IsPlain);
        var lineages = await TaskCleaning.CleanAsync(task, state, progress, TimeProvider.System, cancellationToken);
        progress.Dispose();
        await Console.Out.WriteAsync(CleaningText.Write(lineages, arguments.Folder));
        return ExitCode.Done;
    }

    private static async Task<int> CompareAsync(
        TaskDefinition task, (string Older, string Newer) versions, bool printsJson, CancellationToken cancellationToken)
    {
        var older = await DatasetVersion.ReadAsync(versions.Older, task.Data, cancellationToken);
        var newer = await DatasetVersion.ReadAsync(versions.Newer, task.Data, cancellationToken);
        var changes = DatasetChanges.Between(older.Examples, newer.Examples);
        await Console.Out.WriteAsync(printsJson
            ? ChangesJson.Write(changes, older.Id, newer.Id) + "\n"
            : ChangesText.Write(changes, older.Id, newer.Id));
        return ExitCode.Done;
    }
}
