using System.CommandLine;
using Rung.Engine.Climbing;
using Rung.Engine.Reports.Retrievals;
using Rung.Engine.Retrieving;
using Rung.Engine.Retrieving.Searches;
using Rung.Engine.Tasks;

namespace Rung.Cli.Retrieving;

/// <summary><c>rung retrieval DIR --search</c>: searches settings, and shows what each front costs.</summary>
internal static class RetrievalSearchCommand
{
    private const double MostSeconds = 86_400;

    /// <exception cref="RetrievingException">There is nothing to search on, or an option cannot be.</exception>
    public static async Task<int> RunAsync(RetrievalOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetRequiredValue(options.Folder);
        var trial = new SettingsTrialOptions { TimeLimit = Checked(parsed.GetValue(options.Seconds)), OnStage = Console.Error.WriteLine };
        return File.Exists(Path.Combine(folder.FullName, TaskReader.FileName))
            ? await RunTaskAsync(folder, options, parsed, trial, cancellationToken)
            : await RunCollectionAsync(folder, options, parsed, trial, cancellationToken);
    }

    private static async Task<int> RunTaskAsync(
        DirectoryInfo folder, RetrievalOptions options, ParseResult parsed, SettingsTrialOptions trial, CancellationToken cancellationToken)
    {
        var task = await TaskReader.ReadAsync(folder.FullName, cancellationToken);
        await using var state = new TaskState(task.Folder, waits: true, Console.Error.WriteLine, TimeProvider.System);
        var findings = await TaskSettingsSearch.RunAsync(task, state, trial, TimeProvider.System, cancellationToken);
        var page = parsed.GetValue(options.Page)?.FullName ?? Path.Combine(StateFolder.Of(task.Folder), "retrieval.html");
        await PrintAsync(findings, page, parsed.GetValue(options.Json), cancellationToken);
        if (parsed.GetValue(options.Write))
        {
            await KeepAsync(task, findings, cancellationToken);
        }

        return ExitCode.Done;
    }

    private static async Task<int> RunCollectionAsync(
        DirectoryInfo folder, RetrievalOptions options, ParseResult parsed, SettingsTrialOptions trial, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(options.Write))
        {
            throw new RetrievingException($"--write: found a collection; expected a task, whose {TaskReader.FileName} keeps the settings.");
        }

        var findings = await TaskSettingsSearch.RunAsync(
            folder.FullName, parsed.GetRequiredValue(options.Split), trial, TimeProvider.System, cancellationToken);
        await PrintAsync(findings with { Name = folder.ToString() }, parsed.GetValue(options.Page)?.FullName, parsed.GetValue(options.Json), cancellationToken);
        return ExitCode.Done;
    }

    private static async Task PrintAsync(SettingsFindings findings, string? page, bool printsJson, CancellationToken cancellationToken)
    {
        if (page is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(page)!);
            await ReportFile.WriteAsync(page, SettingsPage.Write(findings), cancellationToken);
        }

        await Console.Out.WriteAsync(printsJson
            ? SettingsJson.Write(findings) + "\n"
            : SettingsText.Write(findings) + (page is null ? "" : $"The front as a picture, and every failure: {page}\n"));
    }

    private static async Task KeepAsync(TaskDefinition task, SettingsFindings findings, CancellationToken cancellationToken)
    {
        if (findings.IsChange)
        {
            await TaskSettingsSearch.KeepAsync(task, findings.Advised, cancellationToken);
        }

        await Console.Error.WriteLineAsync(findings.IsChange
            ? $"{TaskReader.FileName} keeps the settings now; the next climb uses them."
            : $"{TaskReader.FileName} stays as it is: no other settings are shown to be better.");
    }

    private static TimeSpan Checked(double seconds) => seconds is > 0 and <= MostSeconds
        ? TimeSpan.FromSeconds(seconds)
        : throw new RetrievingException(FormattableString.Invariant($"--seconds: found {seconds}; expected a number above 0, up to {MostSeconds}."));
}
