using Rung.Retrieval.Lexical;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Tests.Lexical;

/// <summary>No damage goes unnoticed, and no forgery leads out of the file.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flipped_byte_anywhere_in_any_file_gives_an_error_that_names_the_file()
    {
        await MakeAsync();
        var files = Directory.GetFiles(_folder.Path).Where(path => !Path.GetFileName(path).StartsWith("write.", StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, files.Length);
        foreach (var path in files)
        {
            var bytes = await File.ReadAllBytesAsync(path, Token);
            for (var place = 0; place < bytes.Length; place += 1 + (bytes.Length / 2000))
            {
                bytes[place] ^= 0x10;
                await File.WriteAllBytesAsync(path, bytes, Token);

                var damaged = Assert.Throws<IndexDamagedException>(() => LexicalIndex.Open(_folder.Path));

                Assert.Equal(path, damaged.File);
                bytes[place] ^= 0x10;
            }

            await File.WriteAllBytesAsync(path, bytes, Token);
        }

        Assert.Equal(197, LexicalIndex.Open(_folder.Path).Snapshot().Count);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        await MakeAsync();
        var path = Directory.GetFiles(_folder.Path, "*segment.rung")[0];
        File.Delete(path);

        Assert.Equal(path, Assert.Throws<IndexDamagedException>(() => LexicalIndex.Open(_folder.Path)).File);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_forged_segment_with_a_right_checksum_neither_crashes_nor_hangs(int seed)
    {
        var bytes = await SegmentBytesAsync();
        var random = new Random(seed);
        for (var round = 0; round < 1500; round++)
        {
            var forged = (byte[])bytes.Clone();
            for (var change = random.Next(4); change >= 0; change--)
            {
                Forge(forged, random);
            }

            BitConverter.TryWriteBytes(forged.AsSpan(forged.Length - 12), Crc32C.Of(forged.AsSpan(0, forged.Length - 12)));
            await UseAsync(forged);
        }
    }

    public void Dispose() => _folder.Dispose();

    // Small numbers, great ones, and noise, where the structure is as likely as where the texts are.
    private static void Forge(byte[] bytes, Random random)
    {
        var place = random.Next(2) == 0 ? random.Next(bytes.Length - 4) : bytes.Length - 4 - random.Next(Math.Min(bytes.Length - 4, 4000));
        var value = random.Next(4) switch
        {
            0 => random.Next(4),
            1 => -1 - random.Next(4),
            2 => int.MaxValue - random.Next(4),
            _ => random.Next(),
        };
        BitConverter.TryWriteBytes(bytes.AsSpan(random.Next(2) == 0 ? place : place & ~3), value);
    }

    private static async Task UseAsync(byte[] bytes)
    {
        try
        {
            var segment = new LexicalSegment(ChecksummedFile.Of("forged", SegmentPlan.Kind, bytes));
            var snapshot = new LexicalSnapshot(
                [new SegmentView(segment, Deletions: null)], new SearcherPool(new AnalysisOptions()), new Bm25Options(), generation: 0);
            foreach (var query in new[] { "w1 w2 w3", "w5 w17 w40 w61" })
            {
                var found = await snapshot.RetrieveAsync(new RetrievalQuery { Text = query, Count = 50 }, Token);
                _ = found.Take(3).Select(one => (snapshot.Find(one.Id), snapshot.Explain(query, one.Id))).ToList();
            }

            _ = snapshot.AllPassages().Count();
        }
        catch (IndexDamagedException e)
        {
            Assert.Equal("forged", e.File);
        }
    }

    // Two segments, one of which has deletions: of 204 passages, two documents of three are deleted, and one of another document.
    private async Task MakeAsync()
    {
        await using var writer = LexicalWriter.Open(_folder.Path);
        var made = MadePassages.Of(204, seed: 9).GroupBy(passage => passage.Document).ToArray();
        foreach (var document in made.SkipLast(1))
        {
            await writer.ReplaceAsync(document.Key, [.. document], Token);
        }

        await writer.CommitAsync(Token);
        await writer.DeleteAsync(made[0].Key, Token);
        await writer.DeleteAsync(made[^1].Key, Token);
        await writer.ReplaceAsync(made[1].Key, [made[1].First(), made[^1].First() with { Document = made[1].Key }], Token);
        await writer.CommitAsync(Token);
        await writer.ReplaceAsync(made[1].Key, [.. made[1].Take(2)], Token);
        await writer.CommitAsync(Token);
    }

    private static async Task<byte[]> SegmentBytesAsync()
    {
        using var folder = new TemporaryFolder();
        await using var writer = LexicalWriter.Open(folder.Path);
        foreach (var document in MadePassages.Of(300, seed: 4, vocabulary: 80, longest: 30).GroupBy(passage => passage.Document))
        {
            await writer.ReplaceAsync(document.Key, [.. document], Token);
        }

        await writer.CommitAsync(Token);
        return await File.ReadAllBytesAsync(Directory.GetFiles(folder.Path, "*segment.rung").Single(), Token);
    }
}
