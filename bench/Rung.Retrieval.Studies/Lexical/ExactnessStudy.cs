using System.Globalization;
using Rung.Core.Statistics;
using Rung.Retrieval.Lexical;
using Rung.Retrieval.Tests.Lexical;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Lexical;

/// <summary>Does the pruned search find the very passages and scores that adding up everything finds?</summary>
internal static class ExactnessStudy
{
    private const int Queries = 1000;
    private const int Top = 100;
    private const ulong Seed = 20260401;

    public static async Task<int> RunAsync()
    {
        var (passages, questions) = await LexicalTexts.QuestionsAndPassagesAsync();
        var random = new SplitMix64(Seed);
        var queries = Enumerable.Range(0, Queries).Select(i => i % 2 == 0
            ? questions[random.Next(questions.Count)]
            : WordsOf(passages, random)).ToList();
        var plain = new PlainBm25(passages, new AnalysisOptions(), new Bm25Options());
        var built = LexicalIndex.InMemory(passages);
        var folder = Directory.CreateTempSubdirectory("rung-exact-").FullName;
        try
        {
            await using var writer = await GrownAsync(folder, passages, random);
            var (wrongBuilt, wrongGrown, ranked) = (0, 0, 0);
            foreach (var text in queries)
            {
                var query = new RetrievalQuery { Text = text, Count = Top };
                var expected = plain.Retrieve(query);
                ranked += expected.Length;
                wrongBuilt += expected.SequenceEqual(await built.RetrieveAsync(query, CancellationToken.None)) ? 0 : 1;
                wrongGrown += expected.SequenceEqual(await writer.Snapshot().RetrieveAsync(query, CancellationToken.None)) ? 0 : 1;
            }

            await ReportAsync(passages.Count, ranked, wrongBuilt, wrongGrown);
            return wrongBuilt + wrongGrown == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Committed in many steps, and every fifth document wrongly at first.
    private static async Task<LexicalWriter> GrownAsync(string folder, List<Passage> passages, SplitMix64 random)
    {
        var writer = LexicalWriter.Open(folder);
        foreach (var document in passages.GroupBy(passage => passage.Document))
        {
            if (random.Next(5) == 0)
            {
                var wrong = passages[random.Next(passages.Count)];
                await writer.ReplaceAsync(document.Key, [wrong with { Id = document.First().Id, Document = document.Key }], CancellationToken.None);
                await writer.CommitAsync(CancellationToken.None);
            }

            await writer.ReplaceAsync(document.Key, [.. document], CancellationToken.None);
            if (random.Next(5) == 0)
            {
                await writer.CommitAsync(CancellationToken.None);
            }
        }

        await writer.CommitAsync(CancellationToken.None);
        return writer;
    }

    // One to twelve words of a random passage.
    private static string WordsOf(List<Passage> passages, SplitMix64 random)
    {
        var words = passages[random.Next(passages.Count)].Text.Split(' ');
        return string.Join(' ', Enumerable.Range(0, 1 + random.Next(12)).Select(_ => words[random.Next(words.Length)]));
    }

    private static Task ReportAsync(int passages, int ranked, int wrongBuilt, int wrongGrown) => StudyReport.WriteAsync(
        "lexical-exact",
        "The index finds exactly what adding up everything finds",
        "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- lexical-exact",
        string.Create(CultureInfo.InvariantCulture, $"""
            {passages:n0} passages: the paragraphs of XQuAD (English) and the documents of COVID-QA cut at every 150 words. {Queries:n0} queries
            (seed {Seed}): by turns a real question of either, and 1–12 random words of a random passage. For each the first {Top}, with
            k1 = 0.9, b = 0.4: ids, order and scores to the last bit, {ranked:n0} ranked passages in all, against the obvious BM25
            (`PlainBm25` of the tests) that adds up every term for every passage and sorts all of them.

            | index | queries | answers that differ |
            | --- | --- | --- |
            | built at once, in memory | {Queries:n0} | {wrongBuilt} |
            | grown on disk: commits between, documents replaced, segments merged | {Queries:n0} | {wrongGrown} |
            """));
}
