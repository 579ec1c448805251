using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Retrieval.Tests.Vectors.Embedding;

public sealed class FileEmbeddingCacheTests : IDisposable
{
    private static readonly string[] Three = ["a", "b", "c"];

    private readonly string _folder = Directory.CreateTempSubdirectory("rung-kept-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => Assert.Single(Directory.GetFiles(_folder, "*.vectors"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_one_process_kept_another_finds()
    {
        await KeepAsync("m", "a", "b");

        Assert.Equal([VectorOf("a"), VectorOf("b"), null], await FindAsync("m", "a", "b", "c"));
    }

    [Fact]
    public async Task Vectors_of_two_models_do_not_meet()
    {
        await KeepAsync("m", "a");

        Assert.Equal([null], await FindAsync("n", "a"));
    }

    [Fact]
    public async Task One_that_is_open_finds_what_another_kept_later()
    {
        using var reader = new FileEmbeddingCache(_folder);
        Assert.Null((await reader.FindAsync([EmbeddingKey.Of("m", "a")], Stop))[0]);

        await KeepAsync("m", "a");

        Assert.Equal(VectorOf("a"), (await reader.FindAsync([EmbeddingKey.Of("m", "a")], Stop))[0]!.Value.ToArray());
    }

    [Fact]
    public async Task Half_a_record_that_a_kill_left_is_cut_off_and_the_rest_is_found()
    {
        await KeepAsync("m", "a", "b");
        var whole = await System.IO.File.ReadAllBytesAsync(File, Stop);
        await KeepAsync("m", "c");
        var length = new FileInfo(File).Length;
        for (var torn = whole.Length + 1; torn < length; torn++)
        {
            using (var file = System.IO.File.OpenWrite(File))
            {
                file.SetLength(torn);
            }

            Assert.Equal([VectorOf("a"), VectorOf("b"), null], await FindAsync("m", "a", "b", "c"));
            await KeepAsync("m", "c");
            Assert.Equal([VectorOf("a"), VectorOf("b"), VectorOf("c")], await FindAsync("m", "a", "b", "c"));
            Assert.Equal(length, new FileInfo(File).Length);
        }
    }

    [Fact]
    public async Task A_flipped_byte_never_becomes_a_vector()
    {
        await KeepAsync("m", "a", "b", "c");
        var whole = await System.IO.File.ReadAllBytesAsync(File, Stop);
        for (var at = 0; at < whole.Length; at++)
        {
            await DamageAsync(whole, at);

            foreach (var (text, found) in Three.Zip(await FindAsync("m", "a", "b", "c")))
            {
                Assert.True(found is null || found.AsSpan().SequenceEqual(VectorOf(text)));
            }
        }
    }

    [Fact]
    public async Task A_damaged_record_is_lost_alone_and_what_follows_it_stays_when_more_is_kept()
    {
        await KeepAsync("m", "a");
        var second = (int)new FileInfo(File).Length;
        await KeepAsync("m", "b");
        var third = (int)new FileInfo(File).Length;
        await KeepAsync("m", "c");
        var whole = await System.IO.File.ReadAllBytesAsync(File, Stop);
        for (var at = second; at < third; at++)
        {
            await DamageAsync(whole, at);

            Assert.Equal([VectorOf("a"), null, VectorOf("c")], await FindAsync("m", "a", "b", "c"));
            await KeepAsync("m", "b");
            Assert.Equal([VectorOf("a"), VectorOf("b"), VectorOf("c")], await FindAsync("m", "a", "b", "c"));
        }
    }

    [Fact]
    public async Task A_damaged_header_loses_nothing_and_is_mended_when_more_is_kept()
    {
        await KeepAsync("m", "a", "b");
        var whole = await System.IO.File.ReadAllBytesAsync(File, Stop);
        for (var at = 0; at < "RUNGEMB1".Length + sizeof(int) + "m".Length; at++)
        {
            await DamageAsync(whole, at);

            Assert.Equal([VectorOf("a"), VectorOf("b")], await FindAsync("m", "a", "b"));
            await KeepAsync("m", "c");
            Assert.Equal([VectorOf("a"), VectorOf("b"), VectorOf("c")], await FindAsync("m", "a", "b", "c"));
            Assert.Equal(whole, (await System.IO.File.ReadAllBytesAsync(File, Stop))[..whole.Length]);
        }
    }

    [Fact]
    public async Task Writers_at_the_same_time_lose_nothing()
    {
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => $"text {i}")];

        await Parallel.ForEachAsync(texts, Stop, async (text, _) => await KeepAsync("m", text));

        Assert.Equal(texts.Select(VectorOf), await FindAsync("m", texts));
    }

    private static float[] VectorOf(string text) => [text.Length, text[^1], 0.5f];

    private Task DamageAsync(byte[] whole, int at)
    {
        var wrong = whole.ToArray();
        wrong[at] ^= 0x10;
        return System.IO.File.WriteAllBytesAsync(File, wrong, Stop);
    }

    private async Task KeepAsync(string model, params string[] texts)
    {
        using var cache = new FileEmbeddingCache(_folder);
        await cache.KeepAsync([.. texts.Select(text => KeyValuePair.Create(EmbeddingKey.Of(model, text), (ReadOnlyMemory<float>)VectorOf(text)))], Stop);
    }

    private async Task<float[]?[]> FindAsync(string model, params string[] texts)
    {
        using var cache = new FileEmbeddingCache(_folder);
        var found = await cache.FindAsync([.. texts.Select(text => EmbeddingKey.Of(model, text))], Stop);
        return [.. found.Select(vector => vector?.ToArray())];
    }
}
