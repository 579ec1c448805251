using System.CommandLine;
using Rung.Engine.Reports.Retrievals;
using Rung.Engine.Retrieving.Benchmarks;

namespace Rung.Cli.Retrieving;

/// <summary><c>rung retrieval DIR</c>: measures retrievers by themselves on a collection in BEIR's layout.</summary>
internal static class RetrievalCommand
{
    private const string Description =
        "Measure retrievers by themselves on judged queries: corpus.jsonl, queries.jsonl and qrels/SPLIT.tsv, as BEIR has them.\n\n"
        + "Example: rung retrieval scifact --retriever bm25 --retriever lsa --retriever hybrid\n"
        + "Example: rung retrieval scifact --retriever bm25 --k1 1.2 --b 0.75 --json\n"
        + "Example: rung retrieval scifact --task my-task --retriever bm25+small --rerank cross\n"
        + "Example: rung retrieval my-task --search --seconds 60 --write";

    public static Command Create()
    {
        var options = new RetrievalOptions();
        var command = new Command("retrieval", Description)
        {
            options.Folder, options.Retrievers, options.Rerankers, options.Task, options.Yes, options.Split, options.K1, options.B, options.Stem, options.StopWords, options.Json,
            options.Search, options.Seconds, options.Page, options.Write,
        };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(options.Search)
            ? RetrievalSearchCommand.RunAsync(options, parsed, cancellationToken)
            : RunAsync(options, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(RetrievalOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetRequiredValue(options.Folder);
        var asked = options.Read(parsed);
        using var connections = await options.ConnectAsync(parsed, asked, cancellationToken);
        var measured = await RetrievalBenchmark.RunAsync(
            folder.FullName, asked with { Connections = connections }, Console.Error.WriteLine, cancellationToken);
        await Console.Error.WriteAsync(connections?.Spent is { Length: > 0 } spent ? $"{spent}\n" : "");
        await Console.Out.WriteAsync(parsed.GetValue(options.Json)
            ? RetrievalJson.Write(measured) + "\n"
            : RetrievalText.Write(folder.ToString(), asked.Split, measured));
        return ExitCode.Done;
    }
}
