using System.Diagnostics;
using System.Globalization;
using Rung.Retrieval.Lexical;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Lexical;

/// <summary>Queries a second on one core and documents a second on two, over a corpus of the size and shape of scientific abstracts.</summary>
internal static class LexicalSpeedStudy
{
    private const int Abstracts = 5000;
    private const int Words = 200;
    private const int Top = 10;
    private const int Rounds = 5;
    private const double SecondsPerRound = 2;

    public static async Task<int> RunAsync()
    {
        var passages = await LexicalTexts.AbstractsAsync(Abstracts, Words);
        var (_, questions) = await LexicalTexts.QuestionsAndPassagesAsync();
        var folder = Directory.CreateTempSubdirectory("rung-speed-").FullName;
        try
        {
            var ours = await IndexRatesAsync(passages, folder);
            using var lucene = new LuceneIndex(Path.Combine(folder, "lucene"));
            var (naive, naiveRate, luceneRates) = BaselineRates(passages, folder, lucene);
            var index = LexicalIndex.Open(Path.Combine(folder, "ours-0")).Snapshot();
            var rates = await QueryRatesAsync(questions, index, naive, lucene);
            await ReportAsync(passages, questions, ours, naiveRate, luceneRates, rates);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // From the first document to a commit that survives a loss of power, each time into a new folder; the first warms up.
    private static async Task<List<double>> IndexRatesAsync(List<Passage> passages, string folder)
    {
        var rates = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var time = Stopwatch.StartNew();
            await using var writer = LexicalWriter.Open(
                Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"ours-{round}")), new LexicalOptions { Threads = 2 });
            foreach (var passage in passages)
            {
                await writer.ReplaceAsync(passage.Document, [passage], CancellationToken.None);
            }

            await writer.CommitAsync(CancellationToken.None);
            rates.Add(passages.Count / time.Elapsed.TotalSeconds);
        }

        return rates;
    }

    private static (NaiveBm25 Naive, double NaiveRate, List<double> LuceneRates) BaselineRates(
        List<Passage> passages, string folder, LuceneIndex lucene)
    {
        var luceneRates = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            using var fresh = new LuceneIndex(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"lucene-{round}")));
            luceneRates.Add(Rate(() => fresh.Index(passages), passages.Count));
        }

        lucene.Index(passages);
        var naive = new NaiveBm25();
        var naiveRate = Rate(() => passages.ForEach(naive.Add), passages.Count);
        return (naive, naiveRate, luceneRates);
    }

    private static double Rate(Action work, int count)
    {
        var time = Stopwatch.StartNew();
        work();
        return count / time.Elapsed.TotalSeconds;
    }

    // Turn by turn, so that what else the machine does hits all of them; on one core.
    private static async Task<(List<double> Ours, List<double> Naive, List<double> Lucene)> QueryRatesAsync(
        List<string> questions, LexicalSnapshot index, NaiveBm25 naive, LuceneIndex lucene)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = 1;
        }

        var queries = questions.ConvertAll(text => new RetrievalQuery { Text = text, Count = Top });
        var (ours, naives, lucenes) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            ours.Add(await OursAsync(queries, index));
            naives.Add(QueryRate(questions, text => naive.Retrieve(text, Top).Length));
            lucenes.Add(QueryRate(questions, text => lucene.Retrieve(text, Top)));
        }

        return (ours[1..], naives[1..], lucenes[1..]);
    }

    private static async Task<double> OursAsync(List<RetrievalQuery> queries, LexicalSnapshot index)
    {
        var (time, done) = (Stopwatch.StartNew(), 0);
        while (time.Elapsed.TotalSeconds < SecondsPerRound)
        {
            await index.RetrieveAsync(queries[done++ % queries.Count], CancellationToken.None);
        }

        return done / time.Elapsed.TotalSeconds;
    }

    private static double QueryRate(List<string> questions, Func<string, int> search)
    {
        var (time, done, found) = (Stopwatch.StartNew(), 0, 0L);
        while (time.Elapsed.TotalSeconds < SecondsPerRound)
        {
            found += search(questions[done++ % questions.Count]);
        }

        return found > 0 ? done / time.Elapsed.TotalSeconds : throw new InvalidOperationException("A baseline found nothing.");
    }

    private static Task ReportAsync(
        List<Passage> passages, List<string> questions, List<double> indexing, double naiveRate, List<double> luceneIndexing,
        (List<double> Ours, List<double> Naive, List<double> Lucene) rates)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            {passages.Count:n0} texts of {Words} words ({passages.Average(one => one.Text.Length):n0} characters on average): COVID-QA's articles, WikiText-2 and
            Shakespeare, cut; as many and as long as the abstracts of scifact. Queries: all {questions.Count:n0} questions of XQuAD and COVID-QA
            ({questions.Average(one => one.Split(' ').Length):n1} words on average), top {Top}, k1 = 0.9, b = 0.4; median of {Rounds} rounds of {SecondsPerRound} s
            taken by turns after one to warm up, with the least and the most. A query goes from its characters to ids and scores.

            | | queries/s, one core | least – most |
            | --- | --- | --- |
            | Rung, from a mapped file | {Median(rates.Ours):n0} | {rates.Ours.Min():n0} – {rates.Ours.Max():n0} |
            | naive: dictionaries and a sort, same analysis | {Median(rates.Naive):n0} | {rates.Naive.Min():n0} – {rates.Naive.Max():n0} |
            | Lucene.NET 4.8.0-beta00017, English analyser | {Median(rates.Lucene):n0} | {rates.Lucene.Min():n0} – {rates.Lucene.Max():n0} |

            | | documents/s, two cores | least – most |
            | --- | --- | --- |
            | Rung, to a durable commit, whole records kept | {Median(indexing[1..]):n0} | {indexing[1..].Min():n0} – {indexing[1..].Max():n0} |
            | the same, the very first time (the compiler warms up) | {indexing[0]:n0} | |
            | naive, in memory, one thread, nothing kept | {naiveRate:n0} | |
            | Lucene.NET, to a commit, texts kept, two threads | {Median(luceneIndexing):n0} | {luceneIndexing.Min():n0} – {luceneIndexing.Max():n0} |

            bars: {Verdict(Median(rates.Ours), 3000)} 3,000 queries/s · {Verdict(Median(indexing[1..]), 30_000)} 30,000 documents/s
            """);
        return StudyReport.WriteAsync(
            "lexical-speed",
            "Lexical search over five thousand abstracts",
            "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- lexical-speed",
            text);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Verdict(double value, double bar) => value >= bar ? "reaches" : "**misses**";
}
