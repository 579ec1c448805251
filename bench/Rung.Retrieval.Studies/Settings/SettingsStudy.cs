using System.Text;
using Rung.Retrieval.Studies.Quality;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Settings;

/// <summary>What a search over settings finds, what racing saves, and whether it holds on questions that nothing was chosen by.</summary>
internal static class SettingsStudy
{
    private const string Introduction = """
        Searched on dev: the size of passages (128, 256, 512 tokens), their overlap (0, 32), stems, BM25's k1 (0.6, 0.9, 1.5) and b
        (0.2, 0.4, 0.75), what finds (BM25; LSA; both by reciprocal rank; both by min–max scores 0.8/0.2), how many passages are given on
        (1, 2, 3, 5, 10); then the best of it with a reranker learnt on the questions of other documents. *Found*: a passage that is given
        on holds the answer at its known place, whole; questions whose answer a border cuts count as not found, so that sizes can be compared.
        *Tokens*: what a model has to read of the passages; a thousand queries cost that many thousand tokens. *µs*: the search of one query,
        measured apart from the race. Costs within 10 % and latencies within a factor of 1.5 or under 1 ms are alike. *Today*: the defaults, 5 of 256 tokens.

        The race drops a setting when another that is neither dearer nor slower is shown to be better by a bound that holds at any time
        (betting on questions drawn without putting back); a setting that the full grid would find unbeaten is dropped with a probability
        of at most 0.05 in all. The documents are divided in two: questions of one half choose and teach, those of the other are asked
        once. Intervals of 95 % and differences are clustered by document. Seed 20260101.


        """;

    /// <param name="arguments">With <c>dev</c>, and the begin of a set's name, the test is not looked at and nothing is kept.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var isForTest = !arguments.Contains("dev");
        var body = new StringBuilder(Introduction);
        var (xquad, xquadQuestions) = await SquadFile.XquadDocumentsAsync();
        var (covid, covidQuestions) = await SquadFile.CovidDocumentsAsync();
        SettingsData[] sets =
        [
            SettingsData.Of("XQuAD (en), an article a document", xquad, xquadQuestions),
            SettingsData.Of("COVID-QA", covid, covidQuestions),
        ];
        foreach (var data in sets.Where(data => isForTest || arguments.Length < 2 || data.Name.StartsWith(arguments[1], StringComparison.OrdinalIgnoreCase)))
        {
            await using var run = await SettingsRun.OfAsync(data, isForTest);
            body.Append(await SettingsReport.OfAsync(run)).Append('\n');
        }

        if (!isForTest)
        {
            await Console.Out.WriteLineAsync(body.ToString());
            return 0;
        }

        await StudyReport.WriteAsync(
            "retrieval-settings",
            "A search over retrieval settings",
            "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- settings",
            body.ToString());
        return 0;
    }
}
