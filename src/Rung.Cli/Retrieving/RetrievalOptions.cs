using System.CommandLine;
using Rung.Engine.Retrieving;
using Rung.Engine.Retrieving.Benchmarks;
using Rung.Engine.Retrieving.Connections;
using Rung.Engine.Retrieving.Searches;
using Rung.Engine.Tasks;
using Rung.Retrieval.Lexical;

namespace Rung.Cli.Retrieving;

/// <summary>What can be typed behind <c>rung retrieval</c>.</summary>
internal sealed class RetrievalOptions
{
    public Argument<DirectoryInfo> Folder { get; } = new("DIR") { Description = "The folder of the collection; with --search also that of a task." };

    public Option<string[]> Retrievers { get; } = new("--retriever")
    {
        Description = "bm25, lsa, hybrid (both by reciprocal rank) or reranked (learnt from qrels/dev.tsv or train.tsv), or an embedder of rung.yaml, alone or joined by '+'. May be given several times.",
        HelpName = "NAME",
    };

    public Option<string[]> Rerankers { get; } = new("--rerank")
    {
        Description = "A reranker of rung.yaml: each retriever is measured with it as well. May be given several times.",
        HelpName = "NAME",
    };

    public Option<DirectoryInfo> Task { get; } = new("--task")
    {
        Description = "The folder of the rung.yaml that names embedders and rerankers.",
        DefaultValueFactory = _ => new DirectoryInfo("."),
    };

    public Option<bool> Yes { get; } = new("--yes") { Description = "Pay for embedding up to what is announced without asking." };

    public Option<string> Split { get; } = new("--split") { Description = "Whose judgements: a file of qrels.", DefaultValueFactory = _ => "test" };

    public Option<double> K1 { get; } = new("--k1") { Description = "BM25: how fast further occurrences stop counting.", DefaultValueFactory = _ => new Bm25Options().K1 };

    public Option<double> B { get; } = new("--b") { Description = "BM25: how much the length counts against a passage, 0 to 1.", DefaultValueFactory = _ => new Bm25Options().B };

    public Option<bool> Stem { get; } = new("--stem") { Description = "Cut off English endings (--stem false: leave words as they are).", DefaultValueFactory = _ => true };

    public Option<bool> StopWords { get; } = new("--stop-words") { Description = "Leave out English stop words (--stop-words false: every word counts).", DefaultValueFactory = _ => true };

    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON object (schema rung.retrieval/1, or rung.retrieval-search/1) and nothing else." };

    public Option<bool> Search { get; } = new("--search") { Description = "Search settings instead: of a task with documents, or of a collection with qrels/dev.tsv or train.tsv." };

    public Option<double> Seconds { get; } = new("--seconds") { Description = "How long settings are searched.", DefaultValueFactory = _ => new SettingsTrialOptions().TimeLimit.TotalSeconds };

    public Option<FileInfo?> Page { get; } = new("--page") { Description = "Where the page with the front goes; for a task .rung/retrieval.html.", HelpName = "FILE" };

    public Option<bool> Write { get; } = new("--write") { Description = "Keep the settings that are advised in rung.yaml, where climbs find them." };

    /// <exception cref="RetrievingException">A retriever is unknown.</exception>
    public RetrievalBenchmarkOptions Read(ParseResult parsed)
    {
        var options = new RetrievalBenchmarkOptions
        {
            Split = parsed.GetRequiredValue(Split),
            Bm25 = new Bm25Options { K1 = parsed.GetValue(K1), B = parsed.GetValue(B) },
            Analysis = new AnalysisOptions
            {
                Stems = parsed.GetValue(Stem),
                StopWords = parsed.GetValue(StopWords) ? StopWordList.English : StopWordList.None,
            },
        };
        var names = parsed.GetValue(Retrievers) is { Length: > 0 } typed ? typed : ["bm25", "lsa", "hybrid"];
        var rerankers = parsed.GetValue(Rerankers) ?? [];
        return options with
        {
            Retrievers = [.. names.Where(RetrieverNames.Knows).Select(RetrieverNames.Parse)],
            Connected =
            [
                .. names.Where(name => !RetrieverNames.Knows(name)).Select(name => new ConnectedRetriever(RetrieverChain.Parse(name), Reranker: null)),
                .. names.SelectMany(name => rerankers.Select(reranker => new ConnectedRetriever(RetrieverChain.Parse(name), reranker))),
            ],
        };
    }

    /// <summary>What the asked retrievers need of a task; <see langword="null"/>: nothing.</summary>
    /// <exception cref="Rung.Core.RungException">There is no such task, or it does not name them.</exception>
    public async Task<RetrievalConnections?> ConnectAsync(ParseResult parsed, RetrievalBenchmarkOptions asked, CancellationToken cancellationToken)
    {
        if (asked.Connected.IsEmpty)
        {
            return null;
        }

        var folder = parsed.GetRequiredValue(Task).FullName;
        if (!File.Exists(Path.Combine(folder, TaskReader.FileName)))
        {
            // Without a task a name that is unknown is a mistake in the name.
            foreach (var part in asked.Connected.SelectMany(connected => connected.Chain.Embedders))
            {
                RetrieverNames.Parse(part);
            }
        }

        return await RetrievalConnections.OpenAsync(
            await TaskReader.ReadAsync(folder, cancellationToken),
            asked.Connected.SelectMany(connected => connected.Chain.Embedders),
            asked.Connected.Select(connected => connected.Reranker).OfType<string>(),
            SpendingPrompt.Of(parsed.GetValue(Yes)),
            cancellationToken);
    }
}
