using System.CommandLine;
using Rung.Engine.Reports.Retrievals;
using Rung.Engine.Retrieving;
using Rung.Engine.Retrieving.Benchmarks;
using Rung.Retrieval.Lexical;

namespace Rung.Cli;

/// <summary><c>rung retrieval DIR</c>: measures retrievers by themselves on a collection in BEIR's layout.</summary>
internal static class RetrievalCommand
{
    private const string Description =
        "Measure retrievers by themselves on judged queries: corpus.jsonl, queries.jsonl and qrels/SPLIT.tsv, as BEIR has them.\n\n"
        + "Example: rung retrieval scifact --retriever bm25 --retriever lsa --retriever hybrid\n"
        + "Example: rung retrieval scifact --retriever bm25 --k1 1.2 --b 0.75 --json";

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "The folder of the collection." };
        var retrievers = new Option<string[]>("--retriever") { Description = "bm25, lsa, hybrid (both by reciprocal rank) or reranked (learnt from qrels/dev.tsv or train.tsv). May be given several times.", HelpName = "NAME" };
        var split = new Option<string>("--split") { Description = "Whose judgements: a file of qrels.", DefaultValueFactory = _ => "test" };
        var k1 = new Option<double>("--k1") { Description = "BM25: how fast further occurrences stop counting.", DefaultValueFactory = _ => new Bm25Options().K1 };
        var b = new Option<double>("--b") { Description = "BM25: how much the length counts against a passage, 0 to 1.", DefaultValueFactory = _ => new Bm25Options().B };
        var stem = new Option<bool>("--stem") { Description = "Cut off English endings (--stem false: leave words as they are).", DefaultValueFactory = _ => true };
        var stop = new Option<bool>("--stop-words") { Description = "Leave out English stop words (--stop-words false: every word counts).", DefaultValueFactory = _ => true };
        var json = new Option<bool>("--json") { Description = "Print one JSON object (schema rung.retrieval/1) and nothing else." };
        var command = new Command("retrieval", Description) { folder, retrievers, split, k1, b, stem, stop, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var names = parsed.GetValue(retrievers) ?? [];
            var options = new RetrievalBenchmarkOptions
            {
                Split = parsed.GetRequiredValue(split),
                Bm25 = new Bm25Options { K1 = parsed.GetValue(k1), B = parsed.GetValue(b) },
                Analysis = new AnalysisOptions { Stems = parsed.GetValue(stem), StopWords = parsed.GetValue(stop) ? StopWordList.English : StopWordList.None },
            };
            options = names.Length == 0 ? options : options with { Retrievers = [.. names.Select(RetrieverNames.Parse)] };
            var path = parsed.GetRequiredValue(folder);
            var measured = await RetrievalBenchmark.RunAsync(path.FullName, options, stage => Console.Error.WriteLine(stage), cancellationToken);
            await Console.Out.WriteAsync(parsed.GetValue(json) ? RetrievalJson.Write(measured) + "\n" : RetrievalText.Write(path.ToString(), options.Split, measured));
            return ExitCode.Done;
        });
        return command;
    }
}
