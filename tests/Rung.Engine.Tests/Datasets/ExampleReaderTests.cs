using System.IO.Compression;
using System.Text;
using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Datasets;

public sealed class ExampleReaderTests
{
    private const string Table = "id,input,expected,group,time,tags\na1,\"Grüße, 你好 😀\",greeting,anna,2026-01-31T09:30:00+02:00,hard;short\n";

    private const string TabTable = "id\tinput\texpected\tgroup\ttime\ttags\na1\tGrüße, 你好 😀\tgreeting\tanna\t2026-01-31T09:30:00+02:00\thard;short\n";

    private const string Line =
        """{"id":"a1","input":"Grüße, 你好 😀","expected":"greeting","group":"anna","time":"2026-01-31T09:30:00+02:00","tags":["hard","short"],"more":{"x":[1]}}""";

    public static TheoryData<string, string, string, bool> Files()
    {
        var data = new TheoryData<string, string, string, bool>();
        var texts = new[] { (".csv", Table), (".tsv", TabTable), (".jsonl", Line + "\n"), (".ndjson", Line), (".json", $"[\n{Line}\n]\n") };
        foreach (var (ending, text) in texts)
        {
            foreach (var encoding in new[] { "utf-8", "utf-8 with mark", "utf-16le", "utf-16be" })
            {
                data.Add(ending, text, encoding, false);
                data.Add(ending + ".gz", text, encoding, true);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_format_encoding_and_compression_gives_the_same_example(string ending, string text, string encoding, bool isCompressed)
    {
        var bytes = Encoded(text, encoding);

        var examples = await Reading.OfAsync("examples" + ending, isCompressed ? Compressed(bytes) : bytes);

        var example = Assert.Single(examples).Example;
        Assert.Equal("a1", example.Id.ToString());
        Assert.Equal("Grüße, 你好 😀", example.Input.Text);
        Assert.Equal("greeting", example.Expected);
        Assert.Equal("anna", example.Group);
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 9, 30, 0, TimeSpan.FromHours(2)), example.Time);
        Assert.Equal(["hard", "short"], example.Tags);
    }

    [Theory]
    [InlineData("x.csv", "input,expected\r\n\r\n\"a\nb\",c\r\n\"say \"\"hi\"\"\",d\r\n6\" pipe,e", new[] { 3, 5, 6 }, new[] { "a\nb", "say \"hi\"", "6\" pipe" })]
    [InlineData("x.jsonl", "\n{\"input\":\"a\",\"expected\":\"c\"}\r\n\n{\"input\":\"b\",\"expected\":\"d\"}", new[] { 2, 4 }, new[] { "a", "b" })]
    [InlineData("x.json", "[\n\n{\"input\":\"a\",\n\"expected\":\"c\"},\n{\"input\":\"b\",\"expected\":\"d\"}]", new[] { 3, 5 }, new[] { "a", "b" })]
    public async Task Each_example_knows_the_line_where_it_begins(string name, string text, int[] lines, string[] inputs)
    {
        var examples = await Reading.OfAsync(name, Encoding.UTF8.GetBytes(text));

        Assert.Equal(lines, examples.Select(example => example.Line));
        Assert.Equal(inputs, examples.Select(example => example.Example.Input.Text));
    }

    [Fact]
    public async Task A_table_and_json_lines_with_the_same_content_give_the_same_ids()
    {
        var table = await Reading.OfAsync("x.csv", "input,expected,group\n\"a, b\",c,g\n"u8.ToArray());
        var lines = await Reading.OfAsync("x.jsonl", """{"input":"a, b","expected":"c","group":"g"}"""u8.ToArray());

        Assert.Equal(table[0].Example.Id, lines[0].Example.Id);
        Assert.False(table[0].HasOwnId);
        Assert.Equal(16, table[0].Example.Id.ToString().Length);
    }

    [Fact]
    public async Task An_input_of_several_columns_keeps_their_order()
    {
        var data = new DataDefinition { Input = ["question", "context"], Named = ["question", "context"] };

        var examples = await Reading.OfAsync("x.csv", "context,expected,question\nfrom the handbook,yes,may I?\n"u8.ToArray(), data);

        Assert.Equal([new InputField("question", "may I?"), new InputField("context", "from the handbook")], examples[0].Example.Input.Fields);
    }

    [Fact]
    public async Task An_object_as_input_becomes_fields()
    {
        var examples = await Reading.OfAsync("x.jsonl", """{"input":{"subject":"Hi","body":null,"lines":[1, 2]},"expected":"a"}"""u8.ToArray());

        Assert.Equal(
            [new InputField("subject", "Hi"), new InputField("body", ""), new InputField("lines", "[1,2]")],
            examples[0].Example.Input.Fields);
    }

    [Theory]
    [InlineData("x.jsonl", """{"input":"a","expected":{"b": 1.0, "a": ["é", "<"]}}""", """{"b":1.0,"a":["é","<"]}""")]
    [InlineData("x.jsonl", """{"input":"a","expected":"{\"b\": 1.0}"}""", """{"b":1.0}""")]
    [InlineData("x.jsonl", """{"input":"a","expected":7}""", "7")]
    [InlineData("x.csv", "input,expected\na,\"{\"\"b\"\": 1.0}\"", """{"b":1.0}""")]
    public async Task Expected_json_has_one_spelling_and_keeps_its_order(string name, string text, string expected)
    {
        var examples = await Reading.OfAsync(name, Encoding.UTF8.GetBytes(text), output: OutputKind.Json);

        Assert.Equal(expected, examples[0].Example.Expected);
    }

    [Theory]
    [InlineData("true", "true")]
    [InlineData("1.50", "1.50")]
    [InlineData("\"yes\"", "yes")]
    public async Task A_label_may_be_a_number_or_a_flag(string json, string expected)
    {
        var examples = await Reading.OfAsync("x.jsonl", Encoding.UTF8.GetBytes($$"""{"input":"a","expected":{{json}}}"""));

        Assert.Equal(expected, examples[0].Example.Expected);
    }

    [Fact]
    public async Task A_time_without_an_offset_is_utc()
    {
        var examples = await Reading.OfAsync("x.csv", "input,expected,time\na,b,2026-01-31\n"u8.ToArray());

        Assert.Equal(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero), examples[0].Example.Time);
    }

    [Fact]
    public async Task Nothing_is_expected_where_every_candidate_is_recorded()
    {
        var examples = await Reading.OfAsync("x.jsonl", """{"id":"1","input":"a","expected":null}"""u8.ToArray(), requiresExpected: false);

        Assert.Null(examples[0].Example.Expected);
    }

    [Fact]
    public async Task Examples_come_before_the_fault_that_follows_them()
    {
        using var folder = new Tasks.TaskFolder().With("x.jsonl", "{\"input\":\"a\",\"expected\":\"b\"}\n{");
        var source = new ExampleSource(Path.Combine(folder.Path, "x.jsonl"), "x.jsonl", new DataDefinition(), OutputKind.Label, RequiresExpected: true);
        await using var examples = ExampleReader.ReadAsync(source, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.True(await examples.MoveNextAsync());
        await Assert.ThrowsAsync<DatasetException>(async () => await examples.MoveNextAsync());
    }

    [Fact]
    public async Task A_record_larger_than_the_buffer_is_read_whole()
    {
        var text = new string('x', 300_000) + "é";

        var lines = await Reading.OfAsync("x.jsonl", Encoding.UTF8.GetBytes($$"""{"input":"{{text}}","expected":"a"}"""));
        var array = await Reading.OfAsync("x.json", Encoding.UTF8.GetBytes($$"""[{"input":"{{text}}","expected":"a"}]"""));
        var table = await Reading.OfAsync("x.csv", Encoding.UTF8.GetBytes($"input,expected\n{text},a\n"));

        Assert.All([lines, array, table], examples => Assert.Equal(text, Assert.Single(examples).Example.Input.Text));
    }

    private static byte[] Encoded(string text, string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8 with mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "utf-16le" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        _ => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
    };

    private static byte[] Compressed(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
