using System.Text.Json;
using System.Text.RegularExpressions;
using Rung.Core.Data;
using Rung.Engine.Checking;
using Rung.Engine.Reports.Checks;
using Rung.Engine.Tests.Checking;

namespace Rung.Engine.Tests.Reports.Checks;

public sealed partial class CheckReportTests : IDisposable
{
    private const string Attack = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    private readonly CheckedTask _task = new CheckedTask()
        .With("train.csv", CheckedTask.Table([.. CheckedTask.Lines(80), .. CheckedTask.Lines(12, from: 80), $"{Attack} is broken,refund", $"{Attack} is broken,delivery"]))
        .With("test.csv", CheckedTask.Table(CheckedTask.Lines(20, from: 80)));

    public void Dispose() => _task.Dispose();

    [Fact]
    public async Task Each_finding_has_what_a_program_asks_for()
    {
        using var json = JsonDocument.Parse(CheckJson.Write(await _task.CheckAsync(), limit: 5));

        Assert.Equal("rung.check/1", json.RootElement.GetProperty("schema").GetString());
        var findings = json.RootElement.GetProperty("findings").EnumerateArray().ToArray();
        Assert.NotEmpty(findings);
        foreach (var finding in findings)
        {
            Assert.Contains(finding.GetProperty("kind").GetString(), FindingNames.All);
            Assert.Contains(finding.GetProperty("severity").GetString(), (string[])["error", "warning", "info"]);
            Assert.True(finding.GetProperty("count").GetInt32() > 0);
            Assert.InRange(finding.GetProperty("share").GetDouble(), 0, 1);
            Assert.InRange(finding.GetProperty("ids").GetArrayLength(), 0, 5);
            Assert.NotEqual("", finding.GetProperty("fix").GetString());
        }
    }

    [Fact]
    public async Task The_first_fifty_ids_are_written_unless_more_are_asked_for()
    {
        _task.With("train.csv", CheckedTask.Table([.. CheckedTask.Lines(80), .. CheckedTask.Lines(80)]));

        using var json = JsonDocument.Parse(CheckJson.Write(await _task.CheckAsync(), CheckJson.DefaultLimit));

        var copies = json.RootElement.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("kind").GetString() == "exact-duplicates");
        Assert.Equal((80, 50), (copies.GetProperty("count").GetInt32(), copies.GetProperty("ids").GetArrayLength()));
    }

    [Fact]
    public async Task The_same_check_gives_the_same_bytes()
    {
        var (one, other) = (await _task.CheckAsync(), await _task.CheckAsync());

        Assert.Equal(CheckJson.Write(one with { FinishedAt = default }, 50), CheckJson.Write(other with { FinishedAt = default }, 50));
    }

    [Fact]
    public async Task What_an_example_says_is_text_on_the_page_and_never_markup()
    {
        var page = CheckPage.Write(await _task.CheckAsync());

        Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_whole_by_itself()
    {
        var page = CheckPage.Write(await _task.CheckAsync());

        Assert.Empty(Outside().Matches(page).Select(match => match.Value));
    }

    [Fact]
    public async Task The_text_says_the_verdict_first_and_the_command_that_mends()
    {
        var text = CheckText.Write(await _task.CheckAsync());

        Assert.Contains("NOT FIT TO DECIDE ON", text, StringComparison.Ordinal);
        Assert.Contains("--fix", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("[error]", StringComparison.Ordinal) < text.IndexOf("[warning]", StringComparison.Ordinal));
    }

    [Fact]
    public void Changes_between_versions_name_what_was_added_removed_and_relabelled()
    {
        var changes = DatasetChanges.Between([Of("a", "one", "x"), Of("b", "two", "x")], [Of("a", "one", "y"), Of("c", "three", "x")]);
        var (older, newer) = (ContentHash.Of("older"), ContentHash.Of("newer"));

        using var json = JsonDocument.Parse(ChangesJson.Write(changes, older, newer));

        Assert.Equal("rung.changes/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Contains("1 added, 1 removed, 1 relabelled", ChangesText.Write(changes, older, newer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_name_of_the_JSON_is_described()
    {
        var described = await File.ReadAllTextAsync(PathToDocs("check-json.md"), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(CheckJson.Write(await _task.CheckAsync(isThorough: true), limit: 5));

        Assert.All(NamesIn(json.RootElement).Distinct(StringComparer.Ordinal), name => Assert.Contains($"`{name}`", described, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_kind_of_finding_is_described()
    {
        var described = await File.ReadAllTextAsync(PathToDocs("check.md"), TestContext.Current.CancellationToken);

        Assert.All(FindingNames.All, name => Assert.Contains($"`{name}`", described, StringComparison.Ordinal));
    }

    /// <summary>But those of labels and scripts, which are the data's own.</summary>
    private static IEnumerable<string> NamesIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field =>
            field.Name is "labels" or "scripts" ? [field.Name] : NamesIn(field.Value).Prepend(field.Name)),
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

    private static Example Of(string id, string text, string label) => new() { Id = new ExampleId(id), Input = ExampleInput.OfText(text), Expected = label };

    [GeneratedRegex("(src|href)=\"(https?:)?//[^\"]*\"")]
    private static partial Regex Outside();
}
