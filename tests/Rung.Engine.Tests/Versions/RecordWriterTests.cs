using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Datasets;
using Rung.Engine.Tests.Tasks;
using Rung.Engine.Versions;

namespace Rung.Engine.Tests.Versions;

[Properties(Replay = "(20260301,7)")]
public sealed class RecordWriterTests
{
    private static readonly Gen<string> Texts =
        from pieces in Gen.ListOf(Gen.Elements("a", "é", "\"", ",", ";", "\t", "\n", "\r", " ", "\\", "😀"))
        select $"x{string.Concat(pieces)}";

    [Property(MaxTest = 50)]
    public Property A_table_that_is_written_unchanged_holds_the_same_examples() => Prop.ForAll(
        Gen.ListOf(Texts).Where(texts => texts.Count > 0).ToArbitrary(),
        async texts =>
        {
            foreach (var (name, separator) in new[] { ("x.csv", ','), ("x.tsv", '\t') })
            {
                var rows = texts.Select((text, i) => $"{i}{separator}{Quoted(text)}{separator}{Quoted(text)}\r\n");
                var table = Encoding.UTF8.GetBytes($"id{separator}input{separator}expected\r\n{string.Concat(rows)}");

                var written = await WriteAsync(name, table, _ => null);

                Assert.Equal(
                    DatasetHash.Of((await Reading.OfAsync(name, table, output: OutputKind.Text)).Select(located => located.Example)),
                    DatasetHash.Of((await Reading.OfAsync(name, written, output: OutputKind.Text)).Select(located => located.Example)));
            }
        });

    [Fact]
    public async Task Records_are_left_out_and_rewritten_in_a_table()
    {
        var written = await WriteAsync("x.csv", "id,input,more\n1,one,\" kept \"\n2,two,b\n3,three,c\n"u8.ToArray(), Edit);

        Assert.Equal("id,input,more\n1,one,\" kept \"\n3,\"drei, \"\"3\"\"\",c\n", Encoding.UTF8.GetString(written));
    }

    [Fact]
    public async Task Records_are_left_out_and_rewritten_in_lines_of_json()
    {
        var written = await WriteAsync(
            "x.jsonl", "{\"id\": 1,  \"input\": \"one\"}\r\n\n{\"id\": 2, \"input\": \"two\"}\n{\"id\": 3, \"input\": \"three\", \"n\": 1.50}"u8.ToArray(), Edit);

        Assert.Equal("{\"id\": 1,  \"input\": \"one\"}\n{\"id\":3,\"input\":\"drei, \\\"3\\\"\",\"n\":1.50}\n", Encoding.UTF8.GetString(written));
    }

    [Fact]
    public async Task Records_are_left_out_and_rewritten_in_an_array()
    {
        var written = await WriteAsync("x.json", "[{\"id\": 1}, {\"id\": 2}, {\"id\": 3, \"input\": \"three\"}]"u8.ToArray(), Edit);

        Assert.Equal("[\n{\"id\": 1},\n{\"id\":3,\"input\":\"drei, \\\"3\\\"\"}\n]\n", Encoding.UTF8.GetString(written));
    }

    [Fact]
    public async Task An_array_without_records_stays_an_array() =>
        Assert.Equal("[]\n", Encoding.UTF8.GetString(await WriteAsync("x.json", "[{\"id\": 1}]"u8.ToArray(), _ => RecordEdit.Removal)));

    [Fact]
    public async Task A_stop_leaves_nothing_behind()
    {
        using var folder = new TaskFolder().With("x.jsonl", "{\"id\": 1}\n");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            RecordWriter.WriteAsync(SourceOf(folder, "x.jsonl"), Path.Combine(folder.Path, "out"), _ => null, stop.Token));

        Assert.Equal(["x.jsonl"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName));
    }

    private static RecordEdit? Edit(int ordinal) => ordinal switch
    {
        1 => RecordEdit.Removal,
        2 => new RecordEdit { Values = new Dictionary<string, string> { ["input"] = "drei, \"3\"" }.ToImmutableDictionary() },
        _ => null,
    };

    private static async Task<byte[]> WriteAsync(string name, byte[] content, Func<int, RecordEdit?> editOf)
    {
        using var folder = new TaskFolder().With(name, content);
        var target = Path.Combine(folder.Path, "target");
        await RecordWriter.WriteAsync(SourceOf(folder, name), target, editOf, TestContext.Current.CancellationToken);
        return await File.ReadAllBytesAsync(target, TestContext.Current.CancellationToken);
    }

    private static ExampleSource SourceOf(TaskFolder folder, string name) =>
        new(Path.Combine(folder.Path, name), name, new DataDefinition(), OutputKind.Text, RequiresExpected: false);

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
