using System.IO.Compression;
using System.Text;
using Rung.Core.Data;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Datasets;

public sealed class ExampleReaderFaultTests
{
    [Theory]
    [InlineData("x.csv", "", "x.csv: found no examples; expected at least one.")]
    [InlineData("x.csv", "input,expected\n", "x.csv: found no examples; expected at least one.")]
    [InlineData("x.jsonl", "\n\n", "x.jsonl: found no examples; expected at least one.")]
    [InlineData("x.json", "[]", "x.json: found no examples; expected at least one.")]
    [InlineData("x.csv", "imput,expected\na,b\n", "x.csv:1: found no column 'input'; the header has: imput, expected; did you mean 'imput'?")]
    [InlineData("x.csv", "text,category\na,b\n", "x.csv:1: found no column 'expected'; the header has: text, category. Say in rung.yaml, under data, which column holds what.\nx.csv:1: found no column 'input'; the header has: text, category. Say in rung.yaml, under data, which column holds what.")]
    [InlineData("x.csv", "input;expected\na;b\n", "x.csv:1: found no column 'expected'; the header has: input;expected. The fields look parted by ';'; expected ','.\nx.csv:1: found no column 'input'; the header has: input;expected. The fields look parted by ';'; expected ','.")]
    [InlineData("x.csv", "input,expected,input\na,b,c\n", "x.csv:1: found 2 columns 'input'; expected one.")]
    [InlineData("x.csv", "input,expected\na\nb,c\nd,e,f\n", "x.csv:2: found 1 field; expected 2, as in the header.\nx.csv:4: found 3 fields; expected 2, as in the header. A field that holds the separator or a line break needs quotes around it.")]
    [InlineData("x.csv", "input,expected\na,b\n\"c,d\ne,f\n", "x.csv:3: found a quote that is never closed, up to the end of the file; expected quotes around the whole field, and each quote within it twice (\"\").")]
    [InlineData("x.csv", "input,expected\n\"a\"b,c\n", "x.csv:2: found text after the closing quote of a field; expected quotes around the whole field, and each quote within it twice (\"\").")]
    [InlineData("x.csv", "input,expected\na,\n,b\n", "x.csv:2: 'expected': found nothing; expected the output that the team accepts.\nx.csv:3: 'input': found nothing; expected a text, or an object of named fields.")]
    [InlineData("x.csv", "input,expected,time\na,b,31.01.2026\n", "x.csv:2: 'time': found '31.01.2026'; expected an ISO 8601 time such as 2026-01-31 or 2026-01-31T09:30:00Z.")]
    [InlineData("x.jsonl", "{\"input\":\"a\",\"expected\":\"b\",\"time\":1738}", "x.jsonl:1: 'time': found the number 1738; expected an ISO 8601 time such as 2026-01-31 or 2026-01-31T09:30:00Z.")]
    [InlineData("x.jsonl", "{\"input\":\"a\"}\n{\"imput\":\"a\",\"expected\":\"b\"}", "x.jsonl:1: found no 'expected'; the object has: input.\nx.jsonl:2: found no 'input'; the object has: imput, expected; did you mean 'imput'?")]
    [InlineData("x.jsonl", "{\"input\":\"a\",\"expected\":\"b\"}\n{\"input\":\"a\",", "x.jsonl:2: found text that is not a JSON object (Expected start of a property name or value, but instead reached end of data); expected one such as {\"input\": …, \"expected\": …}.")]
    [InlineData("x.jsonl", "[1]", "x.jsonl:1: found text that is not a JSON object (it is no object); expected one such as {\"input\": …, \"expected\": …}.")]
    [InlineData("x.jsonl", "{\"input\":\"a\",\"expected\":\"b\"} 7", "x.jsonl:1: found text that is not a JSON object ('7' is invalid after a single JSON value. Expected end of data); expected one such as {\"input\": …, \"expected\": …}.")]
    [InlineData("x.jsonl", "{\"input\":\"\\ud800\",\"expected\":\"b\"}", "x.jsonl:1: found text that is not a JSON object (it escapes half a character (a lone surrogate)); expected one such as {\"input\": …, \"expected\": …}.")]
    [InlineData("x.jsonl", "{\"input\":[1],\"expected\":[\"b\"],\"id\":{},\"tags\":7}", "x.jsonl:1: 'input': found a list; expected a text, or an object of named fields.\nx.jsonl:1: 'expected': found a list; expected one label.\nx.jsonl:1: 'id': found an object; expected a text or a number.\nx.jsonl:1: 'tags': found the number 7; expected a list of texts, or texts joined by ';'.")]
    [InlineData("x.json", "{\"input\":\"a\"}", "x.json:1: found no array; expected '[' and objects. A file with one object a line is named .jsonl.")]
    [InlineData("x.json", "[\n7,\n{\"input\":\"a\",\"expected\":\"b\"}\n]", "x.json:2: found a value that is no object; expected objects in the array.")]
    [InlineData("x.json", "[{\"input\":\"a\",\"expected\":\"b\"},\n{\"input\"", "x.json:2: found text that is not JSON (Expected a value, but instead reached end of data); expected an array of objects.")]
    [InlineData("x.xlsx", "PK", "x.xlsx: found the ending '.xlsx'; expected .jsonl, .json, .csv or .tsv, perhaps with .gz after it.")]
    public async Task A_wrong_file_says_where_and_what_is_expected(string name, string text, string faults) =>
        Assert.Equal(faults, await FaultsOf(name, Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("x.csv", new byte[] { (byte)'i', (byte)',', (byte)'x', (byte)'\n', (byte)'a', 0xE9, (byte)'b' }, "x.csv:2: found the byte 0xE9 (byte 5 of the text), which is not UTF-8; expected UTF-8, or UTF-16 with a byte order mark. Save the file as UTF-8.")]
    [InlineData("x.csv", new byte[] { (byte)'i', 0, (byte)',', 0 }, "x.csv: found what looks like UTF-16 without a byte order mark; expected UTF-8, or UTF-16 with a byte order mark. Save the file as UTF-8.")]
    [InlineData("x.csv", new byte[] { 0xFF, 0xFE, 0, 0 }, "x.csv: found what looks like UTF-32; expected UTF-8, or UTF-16 with a byte order mark. Save the file as UTF-8.")]
    [InlineData("x.jsonl", new byte[] { 0xFF, 0xFE, 0x00, 0xD8, 0x20, 0x00 }, "x.jsonl: found bytes that are not UTF-16, though the byte order mark says so; expected one encoding. Save the file as UTF-8.")]
    [InlineData("x.jsonl.gz", new byte[] { 0x1F, 0x8B, 8, 0, 1, 2, 3 }, "x.jsonl.gz: found damaged gzip data; expected a whole file. Make it again.")]
    public async Task Wrong_bytes_are_never_replaced(string name, byte[] content, string faults) =>
        Assert.Equal(faults, await FaultsOf(name, content));

    [Fact]
    public async Task A_broken_byte_far_into_a_file_has_its_line()
    {
        var lines = string.Concat(Enumerable.Repeat("{\"input\":\"é\",\"expected\":\"b\"}\n", 20_000));

        var faults = await FaultsOf("x.jsonl", [.. Encoding.UTF8.GetBytes(lines), (byte)'{', 0xC3]);

        Assert.Equal(
            "x.jsonl:20001: found the byte 0xC3 (byte 600001 of the text), which is not UTF-8; expected UTF-8, or UTF-16 with a byte order mark. Save the file as UTF-8.",
            faults);
    }

    [Fact]
    public async Task A_gzip_file_that_was_cut_off_is_refused()
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("input,expected\na,b\nc,d\n"u8);
        }

        var faults = await FaultsOf("x.csv.gz", compressed.ToArray()[..^8]);

        Assert.Equal("x.csv.gz: found damaged gzip data; expected a whole file. Make it again.", faults);
    }

    [Fact]
    public async Task Many_faults_are_counted_after_the_twentieth()
    {
        var text = "input,expected\n" + string.Concat(Enumerable.Repeat("a,\n", 1000));

        var lines = (await FaultsOf("x.csv", Encoding.UTF8.GetBytes(text))).Split('\n');

        Assert.Equal(21, lines.Length);
        Assert.Equal("x.csv: … and 980 more.", lines[^1]);
    }

    [Theory]
    [InlineData("x.jsonl", "{\"input\":\"")]
    [InlineData("x.json", "[{\"input\":\"")]
    [InlineData("x.csv", "input,expected\n\"")]
    public async Task A_record_that_never_ends_is_refused_before_it_fills_the_memory(string name, string start)
    {
        var faults = await FaultsOf(name, [.. Encoding.UTF8.GetBytes(start), .. Enumerable.Repeat((byte)'a', 11 * 1024 * 1024)]);

        Assert.EndsWith("found a record longer than 10 MB; expected one that a model can be asked.", faults, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.csv", "input,expected\na,b\n", "x.csv:1: found no column 'customer'; the header has: input, expected. Say in rung.yaml, under data, which column holds what.")]
    [InlineData("x.jsonl", "{\"input\":\"a\",\"expected\":\"b\"}", "x.jsonl: found no object with 'customer'; expected it, because rung.yaml names it.")]
    public async Task A_column_that_rung_yaml_names_must_be_there(string name, string text, string faults) =>
        Assert.Equal(
            faults,
            await FaultsOf(name, Encoding.UTF8.GetBytes(text), new DataDefinition { Group = "customer", Named = ["customer"] }));

    [Fact]
    public async Task An_id_that_rung_yaml_names_must_be_in_every_example() => Assert.Equal(
        "x.csv:3: 'key': found nothing; expected an id.",
        await FaultsOf("x.csv", "key,input,expected\n1,a,b\n,c,d\n"u8.ToArray(), new DataDefinition { Id = "key", Named = ["key"] }));

    [Fact]
    public async Task Expected_text_that_is_not_json_is_refused_where_json_is_the_output() => Assert.Equal(
        "x.csv:2: 'expected': found '{oops'; expected JSON.",
        await FaultsOf("x.csv", "input,expected\na,{oops\n"u8.ToArray(), output: OutputKind.Json));

    private static async Task<string> FaultsOf(
        string name, byte[] content, DataDefinition? data = null, OutputKind output = OutputKind.Label)
    {
        var refused = await Assert.ThrowsAsync<DatasetException>(() => Reading.OfAsync(name, content, data, output));

        Assert.True(refused.IsInputFault);
        return refused.Message;
    }
}
