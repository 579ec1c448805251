using System.CommandLine;
using Rung.Engine.Climbing;
using Rung.Engine.Retrieving;
using Rung.Engine.Tasks;
using Rung.Retrieval.Indexes;
using Rung.Retrieval.Passages;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Lsa;

namespace Rung.Cli.Retrieving;

/// <summary><c>rung index DIR</c>: makes documents searchable, and keeps them so.</summary>
internal static class IndexCommand
{
    private const string Description =
        "Make a folder of documents searchable (Markdown, HTML, text, JSON Lines, CSV, DOCX, PDF); only what changed is read again.\n\n"
        + "Example: rung index docs/\nExample: rung index my-task --watch\nExample: rung index my-task --embedder small";

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "A folder of documents, or of a task that names one." };
        var watch = new Option<bool>("--watch") { Description = "Stay, and take in what is saved within a second, until Ctrl-C." };
        var tokens = new Option<int>("--max-tokens") { Description = "The most tokens of a passage.", DefaultValueFactory = _ => new PassageOptions().MaxTokens };
        var overlap = new Option<int>("--overlap") { Description = "How many tokens of a passage the next one repeats, in whole sentences.", DefaultValueFactory = _ => new PassageOptions().OverlapTokens };
        var stem = new Option<bool>("--stem") { Description = "Cut off English endings (--stem false: leave words as they are).", DefaultValueFactory = _ => true };
        var embedder = new Option<string[]>("--embedder") { Description = "An embedder of rung.yaml that makes vectors, too. May be given several times.", HelpName = "NAME" };
        var exact = new Option<int>("--exact-up-to")
        {
            Description = "How many vectors are compared one by one with every query; above it a graph of them is built, measured, and used where it finds enough.",
            DefaultValueFactory = _ => new VectorIndexOptions().ExactUpTo,
            HelpName = "COUNT",
        };
        var yes = new Option<bool>("--yes") { Description = "Pay for them up to what is announced without asking." };
        var command = new Command("index", Description) { folder, watch, tokens, overlap, stem, embedder, exact, yes };
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
            var options = new FolderIndexOptions
            {
                Passages = said.ToPassageOptions(),
                Lexical = lexical,
                Lsa = new LsaOptions { Analysis = lexical.Analysis },
                Vectors = new VectorIndexOptions { ExactUpTo = Checked(parsed.GetValue(exact)) },
            };
            var arguments = new IndexArguments(folders, options, parsed.GetValue(embedder) ?? [], parsed.GetValue(yes), parsed.GetValue(watch));
            return await RunAsync(arguments, cancellationToken);
        });
        return command;
    }

    /// <summary>The task is held only while its examples are read: an index may be watched for days.</summary>
    private static async Task<IReadOnlyList<string>> QuestionsOfAsync(TaskDefinition task, CancellationToken cancellationToken)
    {
        await using var state = new TaskState(task.Folder, waits: true, Console.Error.WriteLine, TimeProvider.System);
        return await TaskQuestions.ReadAsync(task, state, TimeProvider.System, cancellationToken);
    }

    /// <summary>What was typed; <see langword="null"/>: nothing, and what the task says holds.</summary>
    private static T? Typed<T>(ParseResult parsed, Option<T> option)
        where T : struct => parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : null;

    private static int Checked(int exact) => exact >= 0 ? exact : throw new RetrievingException($"--exact-up-to: found {exact}; expected a whole number from 0.");

    private static async Task<int> RunAsync(IndexArguments arguments, CancellationToken cancellationToken)
    {
        var folders = arguments.Folders;
        using var connections = arguments.Embedders.Length == 0
            ? null
            : await folders.ConnectAsync(arguments.Embedders, [], arguments.AssumesYes, cancellationToken);
        var options = arguments.Options with
        {
            Embedders = [.. arguments.Embedders.Distinct().Select(name => connections!.EmbedderOf(name))],
            Questions = folders.Task is { } task ? token => QuestionsOfAsync(task, token) : null,
        };
        await using var index = await FolderIndex.OpenAsync(folders.Documents, folders.Index, options, cancellationToken);
        using (var progress = new IndexProgressLine())
        {
            var update = await index.UpdateAsync(progress, cancellationToken);
            await index.SettleAsync(progress, cancellationToken);
            progress.Dispose();
            await Console.Out.WriteAsync(
                IndexWords.Of(update) + IndexWords.OfGraphs(index.View) + IndexWords.OfEmbedders(arguments.Embedders, index.View, connections));
        }

        if (arguments.Watches)
        {
            await Console.Out.WriteLineAsync("Watching; Ctrl-C ends it.");
            await index.WatchAsync(update => Console.Out.Write(IndexWords.Of(update)), cancellationToken);
        }

        return ExitCode.Done;
    }
}
