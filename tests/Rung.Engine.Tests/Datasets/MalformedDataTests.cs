using System.IO.Compression;
using System.Text;
using Rung.Core;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Datasets;
using Rung.Engine.Recording;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Tasks;

namespace Rung.Engine.Tests.Datasets;

public sealed class MalformedDataTests
{
    private const int LongestMessage = 20_000;

    [Theory]
    [InlineData(0)]
    [InlineData(2_000)]
    [InlineData(4_000)]
    [InlineData(6_000)]
    public async Task Nearly_right_files_are_read_or_refused_by_name(int first)
    {
        using var folder = new TaskFolder();
        var wrong = new List<string>();
        for (var seed = first; seed < first + 2_000; seed++)
        {
            var (name, content) = Malformed.File((ulong)seed);
            var output = (OutputKind)(seed % 4);
            if (await FaultAsync(name, () => ReadAsync(folder.With(name, content), name, output)) is { } fault)
            {
                wrong.Add($"seed {seed}: {fault}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(3)));
    }

    [Fact]
    public async Task Nearly_right_tasks_are_loaded_or_refused_by_name()
    {
        using var folder = new TaskFolder();
        folder.With("x.csv", "a,b,expected\n1,2,c\n");
        var wrong = new List<string>();
        for (var seed = 0; seed < 1_000; seed++)
        {
            if (await FaultAsync("rung.yaml", () => LoadAsync(folder.With("rung.yaml", Malformed.Yaml((ulong)seed)))) is { } fault)
            {
                wrong.Add($"yaml seed {seed}: {fault}");
            }
        }

        for (var seed = 10_000; seed < 11_000; seed++)
        {
            var (name, content) = Malformed.File((ulong)seed);
            folder.With(name, content).With("rung.yaml", $"task: desk\noutput: {{ kind: text }}\ndata: {{ examples: {name}, edge: auto }}\n");
            if (await FaultAsync(name, () => LoadAsync(folder)) is { } fault)
            {
                wrong.Add($"task seed {seed}: {fault}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(3)));
    }

    [Fact]
    public async Task Nearly_right_recordings_are_read_or_refused_by_name()
    {
        using var folder = new TaskFolder();
        var definition = new RecordedCandidateDefinition { Name = "today", Rung = RungKind.Prompt, File = "today.jsonl" };
        var wrong = new List<string>();
        for (var seed = 0; seed < 1_000; seed++)
        {
            folder.With("today.jsonl", Malformed.Recorded((ulong)seed));
            if (await FaultAsync("today.jsonl", () => RecordedAttempts.ReadAsync(definition, folder.Path, TestContext.Current.CancellationToken)) is { } fault)
            {
                wrong.Add($"recording seed {seed}: {fault}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(3)));
    }

    [Theory]
    [InlineData("{\"id\":\" \",\"output\":\"x\"}", "found no \"id\"; expected the id of an example")]
    [InlineData("{\"id\":\"a\",\"output\":\"x\",\"latencyMs\":1e999}", "found a latency beyond all numbers; expected milliseconds")]
    [InlineData("{\"id\":\"a\",\"output\":\"x\",\"inputTokens\":-5}", "found a number of tokens that no call has; expected one from 0")]
    public async Task A_recording_with_impossible_values_is_refused(string line, string fault)
    {
        using var folder = new TaskFolder().With("today.jsonl", line);
        var definition = new RecordedCandidateDefinition { Name = "today", Rung = RungKind.Prompt, File = "today.jsonl" };

        var refused = await Assert.ThrowsAsync<TaskException>(() => RecordedAttempts.ReadAsync(definition, folder.Path, TestContext.Current.CancellationToken));

        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.jsonl.gz", "\n")]
    [InlineData("x.csv.gz", "\n")]
    [InlineData("x.json.gz", "{\"input\":\"a\",\"expected\":\"b\",\"more\":\"PADDING\"},")]
    public async Task A_gzip_bomb_is_refused_before_it_fills_the_memory(string name, string repeated)
    {
        var refused = await Assert.ThrowsAsync<DatasetException>(() => Reading.OfAsync(name, Bomb(name == "x.json.gz" ? "[" : "input,expected\n", repeated.Replace("PADDING", new string('a', 1_000), StringComparison.Ordinal))));

        Assert.Contains(
            $"{name}: found gzip data that grows to more than 100 times its size; expected a file of examples, which grows 3 to 20 times. If it is right, name the decompressed file.",
            refused.Message.Split('\n'));
    }

    [Theory]
    [InlineData("x.jsonl", "{\"input\":\"")]
    [InlineData("x.csv", "input,expected\n\"")]
    [InlineData("x.csv", "input,")]
    [InlineData("x.tsv", "input\texpected\na")]
    public async Task A_line_of_a_gigabyte_is_refused(string name, string start)
    {
        using var folder = new TaskFolder();
        await using (var sparse = new FileStream(Path.Combine(folder.With(name, start).Path, name), FileMode.Append))
        {
            sparse.SetLength(1_000_000_000);
        }

        var refused = await Assert.ThrowsAsync<DatasetException>(() => ReadAsync(folder, name, OutputKind.Text));

        Assert.Contains("found a record longer than 10 MB; expected one that a model can be asked.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.csv")]
    [InlineData("x.tsv")]
    [InlineData("x.json")]
    [InlineData("x.jsonl")]
    public async Task The_names_of_an_endless_header_are_not_all_repeated(string name)
    {
        var names = Enumerable.Range(0, 200_000).Select(i => $"column-{i}").ToList();
        var text = Path.GetExtension(name) switch
        {
            ".csv" => string.Join(',', names) + "\n",
            ".tsv" => string.Join('\t', names) + "\n",
            ".json" => "[{" + string.Join(',', names.Select(column => $"\"{column}\":1")) + "}]",
            _ => "{" + string.Join(',', names.Select(column => $"\"{column}\":1")) + "}",
        };

        var refused = await Assert.ThrowsAsync<DatasetException>(() => Reading.OfAsync(name, Encoding.UTF8.GetBytes(text)));

        Assert.InRange(refused.Message.Length, 1, LongestMessage);
        Assert.Contains("and 199960 more", refused.Message, StringComparison.Ordinal);
    }

    private static async Task ReadAsync(TaskFolder folder, string name, OutputKind output)
    {
        var source = new ExampleSource(Path.Combine(folder.Path, name), name, new DataDefinition(), output, RequiresExpected: true);
        await foreach (var example in ExampleReader.ReadAsync(source, TestContext.Current.CancellationToken))
        {
            Assert.False(string.IsNullOrWhiteSpace(example.Example.Input.Text));
        }
    }

    private static async Task LoadAsync(TaskFolder folder)
    {
        var task = await TaskReader.ReadAsync(folder.Path, TestContext.Current.CancellationToken);
        await DatasetLoader.LoadAsync(task, new FrozenSplitsInMemory(), new DatasetOptions(), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    /// <summary>What went wrong beyond a refusal that names the file; nothing where all is well.</summary>
    private static async Task<string?> FaultAsync(string name, Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RungException refused)
        {
            var isNamed = refused.Message.Split('\n')[0].Contains(name, StringComparison.Ordinal) || refused.Message.Contains("x.csv", StringComparison.Ordinal);
            return isNamed && refused.Message.Length < LongestMessage && refused.IsInputFault ? null : $"{refused.Message.Length} characters: {refused.Message[..Math.Min(300, refused.Message.Length)]}";
        }
        catch (Exception crash) when (crash is not OperationCanceledException)
        {
            return crash.ToString();
        }
    }

    /// <summary>80 MB in less than a hundred kilobytes.</summary>
    private static byte[] Bomb(string start, string repeated)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(start));
            var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, 1_000_000 / repeated.Length)));
            for (var i = 0; i < 80; i++)
            {
                gzip.Write(block);
            }
        }

        return compressed.ToArray();
    }
}
