using System.CommandLine;
using Rung.Engine.Climbing;
using Rung.Engine.Reports;
using Rung.Engine.Tasks;

namespace Rung.Cli;

/// <summary><c>rung report DIR</c>: renders the last climb again, from what is stored.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "The folder of rung.yaml." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON (schema rung.climb/1)." };
        var markdown = new Option<bool>("--markdown") { Description = "Print the result as Markdown." };
        var html = new Option<FileInfo?>("--html") { Description = "Write one self-contained HTML page to this file." };
        var plain = new Option<bool>("--plain") { Description = "No colours; plain characters only." };
        var command = new Command("report", "Render the last climb again.\n\nExample: rung report samples/support-desk --markdown")
        {
            folder, json, markdown, html, plain,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var source = await ReadAsync(parsed.GetRequiredValue(folder).FullName, cancellationToken);
            foreach (var fault in source.Faults)
            {
                await Console.Error.WriteLineAsync(fault);
            }

            if (parsed.GetValue(html) is { } file)
            {
                await ReportFile.WriteAsync(file.FullName, HtmlReport.Write(source), cancellationToken);
            }
            else if (parsed.GetValue(json))
            {
                await Console.Out.WriteLineAsync(JsonReport.Write(source.Result));
            }
            else if (parsed.GetValue(markdown))
            {
                await Console.Out.WriteAsync(MarkdownReport.Write(source));
            }
            else
            {
                LadderView.Print(source.Result, parsed.GetValue(plain) || Console.IsOutputRedirected);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<ReportSource> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var task = await TaskReader.ReadAsync(folder, cancellationToken);
        await using var state = new TaskState(task.Folder, waits: true, Console.Error.WriteLine, TimeProvider.System);
        return await LastClimb.ReadAsync(task, state, TimeProvider.System, cancellationToken);
    }
}
