using System.Text.Json;
using Rung.Engine.Reports;

namespace Rung.Engine.Tests.Reports;

public sealed class JsonReportTests
{
    private readonly JsonElement _json = JsonDocument.Parse(JsonReport.Write(ReportFixture.Source().Result)).RootElement;

    [Fact]
    public void It_keeps_the_contract_field_by_field()
    {
        Assert.Equal("rung.climb/1", _json.GetProperty("schema").GetString());
        Assert.Equal(["id", "train", "dev", "test", "edge", "edgeGenerated", "groups"], _json.GetProperty("dataset").EnumerateObject().Select(field => field.Name));
        var candidate = _json.GetProperty("candidates")[1];
        Assert.Equal("prompt", candidate.GetProperty("rung").GetString());
        Assert.True(candidate.GetProperty("deployable").GetBoolean());
        Assert.Equal("finalist", candidate.GetProperty("state").GetString());
        Assert.Equal(8, candidate.GetProperty("test").GetProperty("n").GetInt32());
        Assert.Equal(480.5, candidate.GetProperty("latencyMs").GetProperty("p95").GetDouble());
        Assert.Equal(0.0004, _json.GetProperty("comparisons")[0].GetProperty("p").GetDouble());
        var verdict = _json.GetProperty("verdict");
        Assert.Equal("undecided", verdict.GetProperty("kind").GetString());
        Assert.Equal(364, verdict.GetProperty("moreLabels").GetInt32());
        Assert.Equal("2026-04-01", verdict.GetProperty("expires").GetString());
        Assert.Equal(["usd", "calls", "cachedCalls", "seconds"], _json.GetProperty("spent").EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public void Money_is_exact_and_what_is_unknown_is_null()
    {
        Assert.Equal(0.000000123456789m, _json.GetProperty("candidates")[1].GetProperty("costPerCallUsd").GetDecimal());
        Assert.Equal(JsonValueKind.Null, _json.GetProperty("candidates")[0].GetProperty("costPerCallUsd").ValueKind);
        Assert.Equal(JsonValueKind.Null, _json.GetProperty("candidates")[0].GetProperty("test").ValueKind);
    }

    [Fact]
    public void Every_field_is_described_in_the_documentation()
    {
        var described = File.ReadAllText(PathToDocs("report-json.md"));

        Assert.All(NamesIn(_json).Distinct(StringComparer.Ordinal), name => Assert.Contains($"`{name}`", described, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_result_gives_the_same_bytes() =>
        Assert.Equal(JsonReport.Write(ReportFixture.Source().Result), JsonReport.Write(ReportFixture.Source().Result));

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
