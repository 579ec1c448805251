using System.CommandLine;
using Rung.Engine.Retrieving;
using Rung.Engine.Retrieving.Connections;
using Rung.Retrieval;
using Rung.Retrieval.Indexes;
using Rung.Retrieval.Vectors.Lsa;

namespace Rung.Cli.Retrieving;

/// <summary><c>rung search "…" DIR</c>: the passages that answer a query, with their scores explained.</summary>
internal static class SearchCommand
{
    private const string Description =
        "Search an indexed folder.\n\nExample: rung search \"how long does a repair take\" docs/\nExample: rung search \"deposit\" my-task --retriever hybrid --explain\nExample: rung search \"deposit\" my-task --retriever bm25+small --rerank cross";

    public static Command Create()
    {
        var query = new Argument<string>("QUERY") { Description = "The question, in your words." };
        var folder = new Argument<DirectoryInfo?>("DIR")
        {
            Description = "What rung index was given; the current folder where not given.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var count = new Option<int>("--count") { Description = "How many passages.", DefaultValueFactory = _ => 5 };
        var retriever = new Option<string>("--retriever") { Description = "bm25, lsa, hybrid (both), an embedder of rung.yaml, or several joined by '+'.", DefaultValueFactory = _ => "bm25" };
        var rerank = new Option<string?>("--rerank") { Description = "A reranker of rung.yaml that orders anew what was found.", HelpName = "NAME" };
        var explain = new Option<bool>("--explain") { Description = "Say term by term where each BM25 score comes from." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object (schema rung.search/1) and nothing else." };
        var command = new Command("search", Description) { query, folder, count, retriever, rerank, explain, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asked = new RetrievalQuery { Text = parsed.GetRequiredValue(query), Count = Checked(parsed.GetValue(count)) };
            var folders = await IndexFolders.OfAsync(parsed.GetValue(folder) ?? new DirectoryInfo("."), cancellationToken);
            var chain = ChainOf(parsed.GetRequiredValue(retriever));
            using var connections = await ConnectAsync(folders, chain, parsed.GetValue(rerank), cancellationToken);
            var view = await OpenAsync(folders, chain, connections, cancellationToken);
            var first = chain.Over(view);
            var whole = parsed.GetValue(rerank) is { } reranker ? connections!.Reranked(reranker, first, view.Find) : first;
            var found = await whole.RetrieveAsync(asked, cancellationToken);
            var words = new SearchWords(view, asked.Text);
            await Console.Out.WriteAsync(parsed.GetValue(json) ? words.ToJson(found) : words.ToText(found, parsed.GetValue(explain)) + GraphNotes(view, chain));
            return ExitCode.Done;
        });
        return command;
    }

    private static int Checked(int count) => count is >= 1 and <= 10_000 ? count : throw new RetrievingException($"--count: found {count}; expected a whole number from 1 to 10,000.");

    private static RetrieverChain ChainOf(string name) => name == RetrieverNames.Of(RetrieverKind.Reranked)
        ? throw new RetrievingException($"--retriever {name}: it has to be learnt from judgements; expected bm25, lsa, hybrid or an embedder of rung.yaml.")
        : RetrieverChain.Parse(name);

    /// <summary>A graph may have missed a passage: that is said beside what was found through it.</summary>
    private static string GraphNotes(FolderIndexView view, RetrieverChain chain) => string.Concat(view.VectorSearches
        .Where(search => search.Graph is { IsUsed: true } && chain.Parts.Contains(search.Retriever))
        .Select(search => $"{search}\n"));

    private static async Task<RetrievalConnections?> ConnectAsync(
        IndexFolders folders, RetrieverChain chain, string? reranker, CancellationToken cancellationToken)
    {
        string[] embedders = [.. chain.Embedders];
        if (folders.Task is null && embedders.Length > 0)
        {
            RetrieverNames.Parse(embedders[0]); // without a task a name that is unknown is a mistake
        }

        return embedders.Length == 0 && reranker is null
            ? null
            : await folders.ConnectAsync(embedders, reranker is null ? [] : [reranker], assumesYes: true, cancellationToken);
    }

    private static Task<FolderIndexView> OpenAsync(
        IndexFolders folders, RetrieverChain chain, RetrievalConnections? connections, CancellationToken cancellationToken) =>
        FolderIndexView.OpenAsync(
            folders.Index,
            new FolderIndexOptions
            {
                Lexical = folders.Settings.ToLexicalOptions(),
                Lsa = chain.Parts.Contains("lsa") ? new LsaOptions() : null, // to read vectors that nobody asks takes seconds where there are many
                Embedders = [.. chain.Embedders.Select(name => connections!.EmbedderOf(name))],
            },
            cancellationToken);
}
