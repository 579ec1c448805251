using System.CommandLine;
using System.Globalization;
using Rung.Engine.Checking;
using Rung.Engine.Climbing;
using Rung.Engine.PersonalData;
using Rung.Engine.Scrubbing;
using Rung.Engine.Tasks;

namespace Rung.Cli;

/// <summary><c>rung scrub PATH</c>: finds personal data, or writes the records without it.</summary>
internal static class ScrubCommand
{
    private const string Description =
        "Find personal data and secrets, or write the records without them. No file is overwritten.\n\n"
        + "Example: rung scrub tickets.jsonl --field text --spans\n"
        + "Example: rung scrub tickets.jsonl --field text --operator mask --out tickets.scrubbed.jsonl\n"
        + "Example: rung scrub samples/support-desk";

    public static Command Create()
    {
        var path = new Argument<string>("PATH")
        {
            Description = "A file of records (.jsonl, .json, .csv, .tsv, perhaps .gz), or the folder of rung.yaml: then what the task learns from is scrubbed as a new version.",
        };
        var fields = new Option<string[]>("--field") { Description = $"The field that holds the text; may be repeated. Default: {FileScrub.DefaultField}.", HelpName = "NAME" };
        var spans = new Option<bool>("--spans") { Description = "Print where personal data stands, one line of JSON a record, and change nothing." };
        var output = new Option<string?>("--out") { Description = "Write into this new file, with its lineage beside it, instead of printing.", HelpName = "FILE" };
        var operators = new Option<string[]>("--operator")
        {
            Description = "replace (an invented value of the same form, the same one for the same person), mask, hash or drop; TYPE=… for one type. Default: replace.",
            HelpName = "OPERATOR",
        };
        var types = new Option<string[]>("--types") { Description = $"Only these types, parted by commas: {string.Join(", ", PersonalTypes.All)}.", HelpName = "TYPES" };
        var least = new Option<double>("--least-score") { Description = "Only what the detector is at least so sure of, from 0 to 1. Default: 0." };
        var key = new Option<string?>("--key")
        {
            Description = "env:NAME of a variable with a secret of 16 characters or more: with it the same person gets the same surrogate in every file and run.",
            HelpName = "env:NAME",
        };
        var plain = new Option<bool>("--plain") { Description = "No progress bar; plain characters only." };
        var command = new Command("scrub", Description) { path, fields, spans, output, operators, types, least, key, plain };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ScrubArguments
            {
                Path = parsed.GetRequiredValue(path),
                Fields = parsed.GetValue(fields) is { Length: > 0 } named ? [.. named.Distinct(StringComparer.Ordinal)] : [FileScrub.DefaultField],
                PrintsSpans = parsed.GetValue(spans),
                Out = parsed.GetValue(output),
                IsPlain = parsed.GetValue(plain),
                HasKey = parsed.GetValue(key) is not null,
                Options = ScrubWords.Parse(parsed.GetValue(operators) ?? [], parsed.GetValue(types) ?? [], parsed.GetValue(least), parsed.GetValue(key)),
            },
            cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(ScrubArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments is { PrintsSpans: true, Out: not null })
        {
            throw new ClimbException("--spans prints and --out writes the scrubbed records; expected one of them. Leave one out.");
        }

        return Directory.Exists(arguments.Path) ? ScrubTaskAsync(arguments, cancellationToken)
            : arguments.PrintsSpans ? PrintSpansAsync(arguments, cancellationToken)
            : ScrubFileAsync(arguments, cancellationToken);
    }

    private static async Task<int> PrintSpansAsync(ScrubArguments arguments, CancellationToken cancellationToken)
    {
        await using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        await FileScrub.WriteSpansAsync(arguments.Path, arguments.Fields, arguments.Options, output, cancellationToken);
        return ExitCode.Done;
    }

    private static async Task<int> ScrubFileAsync(ScrubArguments arguments, CancellationToken cancellationToken)
    {
        ScrubResult result;
        using (var progress = new ProgressLine(arguments.IsPlain))
        {
            var onRecords = Shown(progress);
            if (arguments.Out is { } target)
            {
                result = await FileScrub.WriteAsync(
                    arguments.Path, arguments.Fields, arguments.Options, target, onRecords, TimeProvider.System, cancellationToken);
            }
            else
            {
                await using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
                result = await FileScrub.WriteAsync(arguments.Path, arguments.Fields, arguments.Options, output, onRecords, cancellationToken);
            }
        }

        // Standard output may be the records, so the summary goes beside it.
        await Console.Error.WriteAsync(ScrubWords.Summary(result, arguments.Path, arguments.Out) + ScrubWords.KeyNote(arguments));
        return ExitCode.Done;
    }

    private static async Task<int> ScrubTaskAsync(ScrubArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.PrintsSpans || arguments.Out is not null)
        {
            throw new ClimbException($"{arguments.Path}: found the folder of a task; expected a file with --spans or --out. Name the file of examples.");
        }

        var task = await TaskReader.ReadAsync(Path.GetFullPath(arguments.Path), cancellationToken);
        await using var state = new TaskState(task.Folder, waits: true, Console.Error.WriteLine, TimeProvider.System);
        using var progress = new ProgressLine(arguments.IsPlain);
        var written = await TaskScrubbing.ScrubAsync(task, state, arguments.Options, Shown(progress), TimeProvider.System, cancellationToken);
        progress.Dispose();
        foreach (var (lineage, result) in written)
        {
            await Console.Out.WriteAsync(ScrubWords.Summary(result, lineage.From, lineage.To));
        }

        await Console.Out.WriteAsync(written.IsEmpty
            ? "Nothing was found; nothing was written.\n"
            : $"rung.yaml names the new version; your files are as they were. To go back: rung check {arguments.Path} --undo\n{ScrubWords.KeyNote(arguments)}");
        return ExitCode.Done;
    }

    private static Action<int> Shown(ProgressLine progress) => records =>
    {
        if (records % 1000 == 0)
        {
            progress.Report(new CheckProgress(string.Create(CultureInfo.InvariantCulture, $"{records:#,0} records read"), 0));
        }
    };
}
