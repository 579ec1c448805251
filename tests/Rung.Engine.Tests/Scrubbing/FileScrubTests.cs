using System.Text;
using System.Text.Json;
using Rung.Core.Data;
using Rung.Engine.Checking.Cleaning;
using Rung.Engine.PersonalData.Operators;
using Rung.Engine.Scrubbing;

namespace Rung.Engine.Tests.Scrubbing;

public sealed class FileScrubTests : IDisposable
{
    private static readonly ScrubOptions Options = new() { Key = [.. Enumerable.Repeat((byte)7, 16)], Operator = ScrubOperator.Mask };

    private readonly string _folder = Directory.CreateTempSubdirectory("rung-scrub-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Spans_count_characters_not_utf16_units()
    {
        var spans = await SpansAsync("a.jsonl", """{"id":"x","text":"👋👋 mail ada@corp.com"}""");

        var span = Assert.Single(spans[0].GetProperty("spans").EnumerateArray());
        Assert.Equal((8, 20), (span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32()));
        Assert.Equal("EMAIL_ADDRESS", span.GetProperty("type").GetString());
    }

    [Fact]
    public async Task An_id_keeps_its_spelling_and_a_record_without_one_is_counted()
    {
        var spans = await SpansAsync("a.jsonl", "{\"id\":7,\"text\":\"a\"}\n{\"id\":\"7\",\"text\":\"b\"}\n{\"text\":\"c\"}\n");

        Assert.Equal(["7", "\"7\"", "3"], spans.Select(line => line.GetProperty("id").GetRawText()));
    }

    [Fact]
    public async Task A_date_of_birth_is_a_date_with_a_detail()
    {
        var spans = await SpansAsync("a.jsonl", "{\"text\":\"Date of birth: 1980-03-03.\"}\n");

        var span = Assert.Single(spans[0].GetProperty("spans").EnumerateArray());
        Assert.Equal(("DATE_TIME", "DATE_OF_BIRTH"), (span.GetProperty("type").GetString(), span.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Records_come_out_in_the_order_of_the_file()
    {
        var spans = await SpansAsync("a.jsonl", string.Concat(Enumerable.Range(0, 2_000).Select(i => $"{{\"id\":{i},\"text\":\"mail a{i}@corp.com\"}}\n")));

        Assert.Equal(Enumerable.Range(0, 2_000), spans.Select(line => line.GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task What_is_not_scrubbed_stays_byte_for_byte()
    {
        const string Untouched = """{"id": 1,  "text": "nothing here", "n": 1.50}""";

        var scrubbed = await ScrubbedAsync("a.jsonl", Untouched + "\n{\"id\":2,\"text\":\"mail ada@corp.com\",\"n\":[1,{\"k\":null}]}\n");

        Assert.Equal(Untouched + "\n{\"id\":2,\"text\":\"mail [EMAIL_ADDRESS]\",\"n\":[1,{\"k\":null}]}\n", scrubbed);
    }

    [Fact]
    public async Task A_table_stays_a_table() => Assert.Equal(
        "id,text,label\n1,\"write to [EMAIL_ADDRESS], please\",mail\n",
        await ScrubbedAsync("a.csv", "id,text,label\n1,\"write to ada@corp.com, please\",mail\n"));

    [Fact]
    public async Task A_field_that_is_no_text_is_left_alone() => Assert.Equal(
        "{\"text\":4111111111111111}\n{\"text\":null}\n",
        await ScrubbedAsync("a.jsonl", "{\"text\":4111111111111111}\n{\"text\":null}\n"));

    [Fact]
    public async Task An_absent_field_is_named() => Assert.Contains(
        "found no field 'body'", await RefusalAsync("a.jsonl", "{\"text\":\"a\"}\n", "body"), StringComparison.Ordinal);

    [Fact]
    public async Task A_line_that_is_no_object_is_named() => Assert.Contains(
        "a.jsonl:2:", await RefusalAsync("a.jsonl", "{\"text\":\"a\"}\n[1]\n", "text"), StringComparison.Ordinal);

    [Fact]
    public async Task A_refused_file_leaves_nothing_behind()
    {
        var path = Write("a.jsonl", "{\"text\":\"ada@corp.com\"}\n{broken\n");

        await Assert.ThrowsAsync<DatasetException>(() => FileScrub.WriteAsync(
            path, ["text"], Options, Path.Combine(_folder, "b.jsonl"), onRecords: null, TimeProvider.System, Stop));

        Assert.Equal(["a.jsonl"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        var path = Write("a.jsonl", "{\"text\":\"ada@corp.com\"}\n");

        await Assert.ThrowsAsync<DatasetException>(() =>
            FileScrub.WriteAsync(path, ["text"], Options, path, onRecords: null, TimeProvider.System, Stop));

        Assert.Contains("ada@corp.com", await File.ReadAllTextAsync(path, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lineage_tells_what_was_found_and_nothing_of_what_it_said()
    {
        var path = Write("a.jsonl", "{\"text\":\"x\"}\n{\"text\":\"ada@corp.com\"}\n");
        var target = Path.Combine(_folder, "b.jsonl");

        var result = await FileScrub.WriteAsync(path, ["text"], Options, target, onRecords: null, TimeProvider.System, Stop);

        var lineage = await File.ReadAllTextAsync(Lineage.PathOf(target), Stop);
        Assert.Contains("EMAIL_ADDRESS × 1", lineage, StringComparison.Ordinal);
        Assert.Contains("record 2", lineage, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@corp.com", lineage, StringComparison.Ordinal);
        Assert.Equal((2, 1), (result.Records, result.Changed));
    }

    [Theory]
    [InlineData(ScrubOperator.Mask)]
    [InlineData(ScrubOperator.Hash)]
    public async Task In_what_was_masked_or_hashed_nothing_is_found_again(ScrubOperator @operator)
    {
        var scrubbed = await ScrubbedAsync(
            "a.jsonl", "{\"text\":\"Write to ada@corp.com or to 10.1.2.3, SSN 123-45-6789.\"}\n", Options with { Operator = @operator });

        var spans = await SpansAsync("b.jsonl", scrubbed);

        Assert.DoesNotContain(spans[0].GetProperty("spans").EnumerateArray(), span => span.GetProperty("type").GetString() is not "ORGANIZATION");
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private async Task<JsonElement[]> SpansAsync(string name, string content)
    {
        using var output = new MemoryStream();
        await FileScrub.WriteSpansAsync(Write(name, content), ["text"], Options, output, Stop);
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonElement.Parse(line))];
    }

    private async Task<string> ScrubbedAsync(string name, string content, ScrubOptions? options = null)
    {
        using var output = new MemoryStream();
        await FileScrub.WriteAsync(Write(name, content), ["text"], options ?? Options, output, onRecords: null, Stop);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private async Task<string> RefusalAsync(string name, string content, string field)
    {
        using var output = new MemoryStream();
        var refusal = await Assert.ThrowsAsync<DatasetException>(() =>
            FileScrub.WriteSpansAsync(Write(name, content), [field], Options, output, Stop));
        return refusal.Message;
    }
}
