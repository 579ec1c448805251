using System.Text.Json;
using Rung.Core.Ladder.Retrieving;
using Rung.Core.Statistics;
using Rung.Engine.Reports;

namespace Rung.Engine.Tests.Reports;

public sealed class FindingsReportTests
{
    private static readonly Estimate Measured = new(0.75, new Interval(0.5, 0.9), 40, 12, 0.95, "cr2 t");

    private static readonly RetrievalFindings Findings = new()
    {
        Documents = 3,
        Passages = 1_200,
        Questions = 40,
        Found = 30,
        Ambiguous = 5,
        Cut = 2,
        Absent = 3,
        Retrievers = [new("bm25", [new("recall@1", Measured), new("mrr@10", Measured)]), new("lsa", [new("recall@1", Measured), new("mrr@10", Measured)])],
        Chosen = "bm25",
        Count = 5,
        Reasons = ["bm25: the best alone."],
        Failures = new RetrievalFailures
        {
            Candidate = "documents <b>small</b>",
            Asked = 40,
            Counts = [new("in no document", 1, "Add it."), new("not retrieved", 2, "Retrieve better."), new("cut by a passage border", 0, "Cut larger.")],
            Questions = [new("q1", "in no document", null), new("q2", "not retrieved", 8), new("q3", "not retrieved", 40)],
        },
        Checks =
        [
            new AnswerChecks
            {
                Candidate = "documents <b>small</b>",
                Answers = 18,
                Cited = 17,
                Existing = 16,
                Supported = 15,
                Answerable = 20,
                AnswerableAbstained = 4,
                Unanswerable = 3,
                UnanswerableAbstained = 1,
            },
        ],
    };

    private readonly ReportSource _source = ReportFixture.Source() with { Result = ReportFixture.Source().Result with { Retrieval = Findings } };

    [Fact]
    public void The_plain_report_says_it_in_a_hundred_columns()
    {
        var text = PlainReport.Write(_source.Result);
        var words = string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("3 documents, 1,200 passages. Of 40 expected answers outside the test, 30 stand in one place", words, StringComparison.Ordinal);
        Assert.Contains("bm25: recall@1 0.750 [0.500, 0.900]", words, StringComparison.Ordinal);
        Assert.Contains("not retrieved: 2 (the answer's passage ranks in the first ten for 1, later in the first hundred for 1). Retrieve better.", words, StringComparison.Ordinal);
        Assert.Contains("17 of 18 answers cite a passage", words, StringComparison.Ordinal);
        Assert.Contains("4 of 20 questions that can be answered and 1 of 3 that the documents do not answer", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Cut larger", words, StringComparison.Ordinal);
        Assert.All(text.Split('\n').Skip(8), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void Nothing_becomes_markup()
    {
        Assert.DoesNotContain("<b>", HtmlReport.Write(_source), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", MarkdownReport.Write(_source), StringComparison.Ordinal);
        Assert.Contains("| bm25 | 0.750", MarkdownReport.Write(_source), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_of_the_JSON_is_described_in_the_documentation()
    {
        using var json = JsonDocument.Parse(JsonReport.Write(_source.Result));
        var retrieval = json.RootElement.GetProperty("retrieval");
        var described = File.ReadAllText(PathToDocs("report-json.md"));

        Assert.Equal(0.9, retrieval.GetProperty("retrievers")[1].GetProperty("metrics").GetProperty("mrr@10").GetProperty("high").GetDouble());
        Assert.Equal(JsonValueKind.Null, retrieval.GetProperty("failures").GetProperty("questions")[0].GetProperty("rank").ValueKind);
        Assert.All(
            NamesIn(retrieval).Where(name => name is not "recall@1").Distinct(StringComparer.Ordinal),
            name => Assert.Contains($"`{name}`", described, StringComparison.Ordinal));
    }

    private static IEnumerable<string> NamesIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field => NamesIn(field.Value).Prepend(field.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(NamesIn),
        _ => [],
    };

    private static string PathToDocs(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Rung.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "docs", name);
    }
}
