using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Tasks;

namespace Rung.Engine.Tests.Datasets;

/// <summary>A task whose files change between one load and the next, each frozen as a climb would.</summary>
internal sealed class LoadedTask : IDisposable
{
    private readonly TaskFolder _folder = new();
    private readonly FrozenSplitsInMemory _store = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public LoadedTask(string data = "{ examples: examples.csv }", string output = "label", string more = "") =>
        _folder.With("rung.yaml", $"task: desk\noutput: {{ kind: {output} }}\ndata: {data}\n{more}\n");

    public bool HasFrozen => _store.Newest is not null;

    public LoadedTask With(string file, string content)
    {
        _folder.With(file, content);
        return this;
    }

    public LoadedTask With(string file, IEnumerable<string> rows) => With(file, string.Join('\n', rows) + "\n");

    /// <summary>A header and rows with ids, labels a, b and c by turns.</summary>
    public static IEnumerable<string> Rows(int count, int first = 0) =>
        Enumerable.Range(first, count).Select(i => $"e{i},{TextOf(i)},{"abc"[i % 3]}").Prepend("id,input,expected");

    /// <summary>A text far from that of every other number: texts that differ in a digit would be near-duplicates.</summary>
    public static string TextOf(int number) =>
        $"text {Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number)))[..(12 + (number % 29))]}";

    public async Task<LoadedDataset> LoadAsync(bool acceptsNewTest = false)
    {
        var token = TestContext.Current.CancellationToken;
        var task = await TaskReader.ReadAsync(_folder.Path, token);
        var loaded = await DatasetLoader.LoadAsync(task, _store, new DatasetOptions { AcceptsNewTest = acceptsNewTest }, _clock, token);
        if (loaded.Outcome is not FreezeOutcome.AsFrozen)
        {
            await _store.FreezeAsync(loaded.Splits, token);
        }

        return loaded;
    }

    public async Task<string> RefusalAsync()
    {
        var refused = await Assert.ThrowsAsync<DatasetException>(() => LoadAsync());
        Assert.True(refused.IsInputFault);
        return refused.Message;
    }

    public void Dispose() => _folder.Dispose();
}
