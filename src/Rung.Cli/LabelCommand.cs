using System.CommandLine;
using Rung.Engine.Checking;
using Rung.Engine.Climbing;
using Rung.Engine.Labelling;
using Rung.Engine.Labelling.Sittings;
using Rung.Engine.Tasks;

namespace Rung.Cli;

/// <summary><c>rung label DIR</c>: the labels that would help most, asked at the keyboard or in a file, and given back.</summary>
internal static class LabelCommand
{
    private const string LogName = "labels.jsonl";
    private const int UsualCount = 50;

    private const string Description =
        "Label what would help most: inputs in doubt, unlike one another, none a duplicate.\n\n"
        + "Example: rung label my-task --pool tickets.jsonl --count 100\n"
        + "Example: rung label my-task --pool tickets.jsonl --out queue.csv     (fill in the column expected)\n"
        + "Example: rung label my-task --merge queue.csv\n"
        + "Example: rung label my-task --review";

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of rung.yaml." };
        var pool = new Option<string?>("--pool") { Description = "Inputs without labels, in the columns of your examples.", HelpName = "FILE" };
        var count = new Option<int>("--count") { Description = $"How many to label. Default: {UsualCount}.", DefaultValueFactory = _ => UsualCount };
        var output = new Option<string?>("--out") { Description = "Write the queue into this new file (.csv or .jsonl) instead of asking.", HelpName = "FILE" };
        var merge = new Option<string?>("--merge") { Description = "Give answers back: a new version of your data, beside your files.", HelpName = "FILE" };
        var review = new Option<bool>("--review") { Description = "Ask again about labels that the other examples speak against." };
        var newLabels = new Option<bool>("--new-labels") { Description = "Accept labels that no example has yet." };
        var plain = new Option<bool>("--plain") { Description = "No progress bar; plain characters only." };
        var command = new Command("label", Description) { folder, pool, count, output, merge, review, newLabels, plain };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new LabelArguments
            {
                Folder = Path.GetFullPath(parsed.GetRequiredValue(folder)),
                TypedFolder = parsed.GetRequiredValue(folder),
                Pool = parsed.GetValue(pool),
                Count = parsed.GetValue(count),
                Out = parsed.GetValue(output),
                Merge = parsed.GetValue(merge),
                Reviews = parsed.GetValue(review),
                AllowsNewLabels = parsed.GetValue(newLabels),
                IsPlain = parsed.GetValue(plain),
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(LabelArguments arguments, CancellationToken cancellationToken)
    {
        LabelWords.ThrowIfUnclear(arguments);
        var task = await TaskReader.ReadAsync(arguments.Folder, cancellationToken);
        await using var state = new TaskState(task.Folder, waits: true, Console.Error.WriteLine, TimeProvider.System);
        if (arguments.Merge is { } answers)
        {
            var merged = await LabelMerging.MergeAsync(task, state, answers, arguments.AllowsNewLabels, TimeProvider.System, cancellationToken);
            await Console.Out.WriteAsync(LabelWords.Merged(merged, arguments));
            return ExitCode.Done;
        }

        var work = await WorkAsync(task, state, arguments, cancellationToken);
        foreach (var note in work.Notes)
        {
            await Console.Error.WriteLineAsync(note);
        }

        if (work.Questions.IsEmpty)
        {
            await Console.Out.WriteLineAsync("There is nothing to label.");
            return ExitCode.Done;
        }

        return arguments.Out is { } path
            ? await WriteAsync(task, work, path, arguments, cancellationToken)
            : await AskAsync(task, work, arguments, cancellationToken);
    }

    private static async Task<LabelWork> WorkAsync(
        TaskDefinition task, TaskState state, LabelArguments arguments, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(arguments.IsPlain);
        progress.Report(new CheckProgress(arguments.Reviews ? "looking for suspect labels" : "choosing from the pool", 0));
        return arguments.Pool is { } pool
            ? await TaskLabelling.ChooseAsync(task, state, pool, arguments.Count, TimeProvider.System, cancellationToken)
            : await TaskLabelling.ReviewAsync(task, state, TimeProvider.System, cancellationToken);
    }

    private static async Task<int> WriteAsync(
        TaskDefinition task, LabelWork work, string path, LabelArguments arguments, CancellationToken cancellationToken)
    {
        await TaskLabelling.WriteAsync(task, work, path, cancellationToken);
        await Console.Out.WriteAsync(LabelWords.Written(work, path, arguments));
        return ExitCode.Done;
    }

    private static async Task<int> AskAsync(
        TaskDefinition task, LabelWork work, LabelArguments arguments, CancellationToken cancellationToken)
    {
        var path = Path.Combine(StateFolder.Of(task.Folder), LogName);
        using var log = await TaskLabelling.OpenLogAsync(task, path, TimeProvider.System, cancellationToken);
        int answered;
        using (var screen = new LabelScreen())
        {
            var sitting = new LabelSitting(work.Questions, work.Labels, log, screen) { AllowsNewLabels = arguments.AllowsNewLabels };
            sitting.Run(cancellationToken);
            answered = sitting.Answered;
        }

        await Console.Out.WriteAsync(LabelWords.Asked(answered, work.Questions.Length, path, arguments));
        return ExitCode.Done;
    }
}
