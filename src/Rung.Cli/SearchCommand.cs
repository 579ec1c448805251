using System.CommandLine;
using Rung.Engine.Retrieving;
using Rung.Retrieval;
using Rung.Retrieval.Indexes;

namespace Rung.Cli;

/// <summary><c>rung search "…" DIR</c>: the passages that answer a query, with their scores explained.</summary>
internal static class SearchCommand
{
    private const string Description =
        "Search an indexed folder.\n\nExample: rung search \"how long does a repair take\" docs/\nExample: rung search \"deposit\" my-task --retriever hybrid --explain";

    public static Command Create()
    {
        var query = new Argument<string>("QUERY") { Description = "The question, in your words." };
        var folder = new Argument<DirectoryInfo>("DIR")
        {
            Description = "What rung index was given; the current folder where not given.",
            DefaultValueFactory = _ => new DirectoryInfo("."),
        };
        var count = new Option<int>("--count") { Description = "How many passages.", DefaultValueFactory = _ => 5 };
        var retriever = new Option<string>("--retriever") { Description = "bm25, lsa or hybrid.", DefaultValueFactory = _ => "bm25" };
        var explain = new Option<bool>("--explain") { Description = "Say term by term where each BM25 score comes from." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object (schema rung.search/1) and nothing else." };
        var command = new Command("search", Description) { query, folder, count, retriever, explain, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folders = await IndexFolders.OfAsync(parsed.GetRequiredValue(folder), cancellationToken);
            var view = await FolderIndexView.OpenAsync(folders.Index, new FolderIndexOptions { Lexical = folders.Settings.ToLexicalOptions() }, cancellationToken);
            var asked = new RetrievalQuery { Text = parsed.GetRequiredValue(query), Count = Checked(parsed.GetValue(count)) };
            var found = await RetrieverOf(view, parsed.GetRequiredValue(retriever)).RetrieveAsync(asked, cancellationToken);
            var words = new SearchWords(view, asked.Text);
            await Console.Out.WriteAsync(parsed.GetValue(json) ? words.ToJson(found) : words.ToText(found, parsed.GetValue(explain)));
            return ExitCode.Done;
        });
        return command;
    }

    private static int Checked(int count) => count is >= 1 and <= 10_000 ? count : throw new RetrievingException($"--count: found {count}; expected a whole number from 1 to 10,000.");

    private static IRetriever RetrieverOf(FolderIndexView view, string name) => RetrieverNames.Parse(name) switch
    {
        RetrieverKind.Bm25 => view.Lexical,
        RetrieverKind.Lsa => view.Vectors ?? throw new RetrievingException("--retriever lsa: the index has no vectors; expected some. Run rung index again."),
        RetrieverKind.Hybrid => view.Hybrid,
        _ => throw new RetrievingException($"--retriever {name}: it has to be learnt from judgements; expected bm25, lsa or hybrid."),
    };
}
