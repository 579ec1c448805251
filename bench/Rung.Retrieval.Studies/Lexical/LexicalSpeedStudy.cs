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

    // Five thousand texts take a fraction of a second: the compiler is still at work for the first rounds.
    private const int IndexWarmUps = 10;
    private const int IndexRounds = 21;
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

    // From the first document to a commit that survives a loss of power, each time into a new folder; the first ones warm up.
    private static async Task<List<Pace>> IndexRatesAsync(List<Passage> passages, string folder)
    {
        var rates = new List<Pace>();
        for (var round = 0; round < IndexWarmUps + IndexRounds; round++)
        {
            var clock = Clock.Start();
            await using var writer = LexicalWriter.Open(
                Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"ours-{round}")), new LexicalOptions { Threads = 2 });
            foreach (var passage in passages)
            {
                await writer.ReplaceAsync(passage.Document, [passage], CancellationToken.None);
            }

            await writer.CommitAsync(CancellationToken.None);
            rates.Add(Pace.Of(passages.Count, clock));
        }

        return rates;
    }

    private static (NaiveBm25 Naive, Pace NaiveRate, List<Pace> LuceneRates) BaselineRates(
        List<Passage> passages, string folder, LuceneIndex lucene)
    {
        var luceneRates = new List<Pace>();
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

    private static Pace Rate(Action work, int count)
    {
        var clock = Clock.Start();
        work();
        return Pace.Of(count, clock);
    }

    // Turn by turn, so that what else the machine does hits all of them; on one core.
    private static async Task<(List<Pace> Ours, List<Pace> Naive, List<Pace> Lucene)> QueryRatesAsync(
        List<string> questions, LexicalSnapshot index, NaiveBm25 naive, LuceneIndex lucene)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = 1;
        }

        var queries = questions.ConvertAll(text => new RetrievalQuery { Text = text, Count = Top });
        var (ours, naives, lucenes) = (new List<Pace>(), new List<Pace>(), new List<Pace>());
        for (var round = 0; round <= Rounds; round++)
        {
            ours.Add(await OursAsync(queries, index));
            naives.Add(QueryRate(questions, text => naive.Retrieve(text, Top).Length));
            lucenes.Add(QueryRate(questions, text => lucene.Retrieve(text, Top)));
        }

        return (ours[1..], naives[1..], lucenes[1..]);
    }

    private static async Task<Pace> OursAsync(List<RetrievalQuery> queries, LexicalSnapshot index)
    {
        var (clock, done) = (Clock.Start(), 0);
        while (clock.Wall.TotalSeconds < SecondsPerRound)
        {
            await index.RetrieveAsync(queries[done++ % queries.Count], CancellationToken.None);
        }

        return Pace.Of(done, clock);
    }

    private static Pace QueryRate(List<string> questions, Func<string, int> search)
    {
        var (clock, done, found) = (Clock.Start(), 0, 0L);
        while (clock.Wall.TotalSeconds < SecondsPerRound)
        {
            found += search(questions[done++ % questions.Count]);
        }

        return found > 0 ? Pace.Of(done, clock) : throw new InvalidOperationException("A baseline found nothing.");
    }

    private static Task ReportAsync(
        List<Passage> passages, List<string> questions, List<Pace> indexing, Pace naiveRate, List<Pace> luceneIndexing,
        (List<Pace> Ours, List<Pace> Naive, List<Pace> Lucene) rates)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            {passages.Count:n0} texts of {Words} words ({passages.Average(one => one.Text.Length):n0} characters on average): COVID-QA's articles, WikiText-2 and
            Shakespeare, cut; as many and as long as the abstracts of scifact. Queries: all {questions.Count:n0} questions of XQuAD and COVID-QA
            ({questions.Average(one => one.Split(' ').Length):n1} words on average), top {Top}, k1 = 0.9, b = 0.4; median of {Rounds} rounds of {SecondsPerRound} s
            taken by turns after one to warm up, with the least and the most. A query goes from its characters to ids and scores. Load of the
            machine: {Clock.Load()}; the last column divides by the processor time that the work took, and not by the time on the wall.

            | queries/s, one core | median | least – most | per second of processor time |
            | --- | --- | --- | --- |
            {Row("Rung, from a mapped file", rates.Ours)}
            {Row("naive: dictionaries and a sort, same analysis", rates.Naive)}
            {Row("Lucene.NET 4.8.0-beta00017, English analyser", rates.Lucene)}

            | documents/s, two cores | median | least – most | per second of processor time |
            | --- | --- | --- | --- |
            {Row($"Rung, to a durable commit, whole records kept, two threads, {IndexRounds} rounds after {IndexWarmUps}", indexing[IndexWarmUps..])}
            {Row("the same, the very first time (the compiler warms up)", indexing[..1])}
            {Row("naive, in memory, one thread, nothing kept", [naiveRate])}
            {Row("Lucene.NET, to a commit, texts kept, two threads", luceneIndexing)}

            bars: {Verdict(Median(rates.Ours), 3000)} 3,000 queries/s · {Verdict(Median(indexing[IndexWarmUps..]), 30_000)} 30,000 documents/s
            """);
        return StudyReport.WriteAsync(
            "lexical-speed",
            "Lexical search over five thousand abstracts",
            "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- lexical-speed",
            text);
    }

    private static string Row(string name, List<Pace> paces) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Median(paces):n0} | {paces.Min(pace => pace.Wall):n0} – {paces.Max(pace => pace.Wall):n0} | {Middle(paces.Select(pace => pace.Processor)):n0} |");

    private static double Median(List<Pace> paces) => Middle(paces.Select(pace => pace.Wall));

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static string Verdict(double value, double bar) => value >= bar ? "reaches" : "**misses**";

    /// <summary>How many a second, on the wall and of processor time.</summary>
    private readonly record struct Pace(double Wall, double Processor)
    {
        public static Pace Of(int count, Clock clock) => new(count / clock.Wall.TotalSeconds, count / clock.Processor.TotalSeconds);
    }
}
