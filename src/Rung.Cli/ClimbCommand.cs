using System.CommandLine;
using System.Reflection;
using Rung.Engine.Climbing;
using Rung.Engine.Reports;
using Rung.Engine.Tasks;

namespace Rung.Cli;

/// <summary><c>rung climb DIR</c>: measures the candidates and gives the verdict.</summary>
internal static class ClimbCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "The folder of rung.yaml." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object (schema rung.climb/1) and nothing else." };
        var plain = new Option<bool>("--plain") { Description = "No colours, no live table; plain characters only." };
        var yes = new Option<bool>("--yes") { Description = "Spend up to what is announced without asking." };
        var newTest = new Option<bool>("--new-test") { Description = "Accept a changed test split and freeze it anew; journaled." };
        var noWait = new Option<bool>("--no-wait") { Description = "Fail instead of waiting when another climb holds the folder." };
        var accept = AcceptOption.Create();
        var command = new Command("climb", "Measure the candidates rung by rung and give the verdict.\n\nExample: rung climb samples/support-desk")
        {
            folder, json, plain, yes, newTest, noWait, accept,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ClimbArguments
            {
                Folder = parsed.GetRequiredValue(folder).FullName,
                PrintsJson = parsed.GetValue(json),
                IsPlain = parsed.GetValue(plain),
                AssumesYes = parsed.GetValue(yes),
                AcceptsNewTest = parsed.GetValue(newTest),
                Accepted = AcceptOption.Read(parsed, accept),
                Waits = !parsed.GetValue(noWait),
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ClimbArguments arguments, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var task = await TaskReader.ReadAsync(arguments.Folder, cancellationToken);
        await using var terminal = Terminal.Open(arguments);
        await using var state = new TaskState(task.Folder, arguments.Waits, terminal.OnNote, clock);
        var options = new ClimbOptions { AcceptsNewTest = arguments.AcceptsNewTest, Accepted = arguments.Accepted, Version = VersionText() };
        var source = await new Climb(task, state, options, terminal, clock).RunAsync(cancellationToken);
        await terminal.EndAsync();
        var page = Path.Combine(StateFolder.Of(task.Folder), "report.html");
        await ReportFile.WriteAsync(page, HtmlReport.Write(source), cancellationToken);
        await PrintAsync(arguments, source, page);
        return ExitCode.Of(source.Result.Verdict);
    }

    private static async Task PrintAsync(ClimbArguments arguments, ReportSource source, string page)
    {
        if (arguments.PrintsJson)
        {
            await Console.Out.WriteLineAsync(JsonReport.Write(source.Result));
            return;
        }

        LadderView.Print(source.Result, arguments.IsPlain || Console.IsOutputRedirected);
        await Console.Out.WriteLineAsync($"\nEvery failed example, and how each number was made: {page}");
    }

    private static string VersionText() =>
        typeof(ClimbCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
