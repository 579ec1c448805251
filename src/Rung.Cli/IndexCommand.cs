using System.CommandLine;
using Rung.Retrieval.Indexes;
using Rung.Retrieval.Passages;
using Rung.Retrieval.Vectors.Lsa;

namespace Rung.Cli;

/// <summary><c>rung index DIR</c>: makes documents searchable, and keeps them so.</summary>
internal static class IndexCommand
{
    private const string Description =
        "Make a folder of documents searchable (Markdown, HTML, text, JSON Lines, CSV, DOCX, PDF); only what changed is read again.\n\n"
        + "Example: rung index docs/\nExample: rung index my-task --watch";

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "A folder of documents, or of a task that names one." };
        var watch = new Option<bool>("--watch") { Description = "Stay, and take in what is saved within a second, until Ctrl-C." };
        var tokens = new Option<int>("--max-tokens") { Description = "The most tokens of a passage.", DefaultValueFactory = _ => new PassageOptions().MaxTokens };
        var overlap = new Option<int>("--overlap") { Description = "How many tokens of a passage the next one repeats, in whole sentences.", DefaultValueFactory = _ => new PassageOptions().OverlapTokens };
        var stem = new Option<bool>("--stem") { Description = "Cut off English endings (--stem false: leave words as they are).", DefaultValueFactory = _ => true };
        var command = new Command("index", Description) { folder, watch, tokens, overlap, stem };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folders = await IndexFolders.OfAsync(parsed.GetRequiredValue(folder), cancellationToken);
            var said = folders.Settings with
            {
                MaxTokens = Typed(parsed, tokens) ?? folders.Settings.MaxTokens,
                OverlapTokens = Typed(parsed, overlap) ?? folders.Settings.OverlapTokens,
                Stems = Typed(parsed, stem) ?? folders.Settings.Stems,
            };
            var lexical = said.ToLexicalOptions();
            return await RunAsync(
                folders,
                new FolderIndexOptions { Passages = said.ToPassageOptions(), Lexical = lexical, Lsa = new LsaOptions { Analysis = lexical.Analysis } },
                parsed.GetValue(watch),
                cancellationToken);
        });
        return command;
    }

    /// <summary>What was typed; <see langword="null"/>: nothing, and what the task says holds.</summary>
    private static T? Typed<T>(ParseResult parsed, Option<T> option)
        where T : struct => parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : null;

    private static async Task<int> RunAsync(IndexFolders folders, FolderIndexOptions options, bool watches, CancellationToken cancellationToken)
    {
        await using var index = await FolderIndex.OpenAsync(folders.Documents, folders.Index, options, cancellationToken);
        using (var progress = new IndexProgressLine())
        {
            var update = await index.UpdateAsync(progress, cancellationToken);
            progress.Dispose();
            await Console.Out.WriteAsync(IndexWords.Of(update));
        }

        if (watches)
        {
            await Console.Out.WriteLineAsync("Watching; Ctrl-C ends it.");
            await index.WatchAsync(update => Console.Out.Write(IndexWords.Of(update)), cancellationToken);
        }

        return ExitCode.Done;
    }
}
