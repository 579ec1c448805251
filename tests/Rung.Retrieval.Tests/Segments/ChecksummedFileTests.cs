using Rung.Retrieval.Segments;
using Rung.Retrieval.Tests.Lexical;

namespace Rung.Retrieval.Tests.Segments;

public sealed class ChecksummedFileTests : IDisposable
{
    private static readonly FileKind Kind = FileKind.Of("TEST", version: 1);

    private readonly TemporaryFolder _folder = new();

    private string FilePath => Path.Combine(_folder.Path, "a.rung");

    [Fact]
    public void Sections_come_back_as_they_were_written()
    {
        Write();

        var file = ChecksummedFile.Map(FilePath, Kind);

        Assert.Equal(3, file.SectionCount);
        Assert.Equal([1, 2, 3], file.Section(0).ToArray());
        Assert.Equal([0x1_0000_0000L, -1L], file.Section<long>(1, 2).ToArray());
        Assert.Empty(file.Section(2).ToArray());
        GC.KeepAlive(file);
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_found_and_the_file_is_named()
    {
        Write();
        var bytes = File.ReadAllBytes(FilePath);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(FilePath, bytes);

            Assert.Equal(FilePath, Assert.Throws<IndexDamagedException>(() => ChecksummedFile.Map(FilePath, Kind)).File);

            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void A_file_that_was_cut_short_is_found()
    {
        Write();
        var bytes = File.ReadAllBytes(FilePath);
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(FilePath, bytes[..length]);

            Assert.Throws<IndexDamagedException>(() => ChecksummedFile.Map(FilePath, Kind));
        }
    }

    [Fact]
    public void A_later_layout_is_refused_by_its_number()
    {
        Write();

        var refused = Assert.Throws<IndexDamagedException>(() => ChecksummedFile.Map(FilePath, Kind with { Version = 2 }));

        Assert.Contains("version 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_there_is_never_written_over()
    {
        Write();

        Assert.Throws<IOException>(Write);
    }

    public void Dispose() => _folder.Dispose();

    private void Write()
    {
        using var writer = ChecksummedWriter.Create(FilePath, Kind);
        writer.Write((ReadOnlySpan<byte>)[1, 2, 3]);
        writer.EndSection();
        writer.Write([0x1_0000_0000L, -1L]);
        writer.EndSection();
        writer.EndSection();
        writer.Finish("a.rung");
    }
}
