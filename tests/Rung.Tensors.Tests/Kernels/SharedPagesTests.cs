using Rung.Tensors.Kernels.Memory;

namespace Rung.Tensors.Tests.Kernels;

public sealed unsafe class SharedPagesTests
{
    private const int Kilobyte = 1 << 10;
    private const int Megabyte = 1 << 20;

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData((64 * Kilobyte) - 1)]
    [InlineData(64 * Kilobyte)]
    [InlineData((64 * Kilobyte) + 1)]
    [InlineData((8 * Megabyte) - 1)]
    [InlineData(8 * Megabyte)]
    [InlineData((33 * Megabyte) + 1)]
    public void A_piece_is_as_long_as_asked_aligned_and_zero_whatever_lay_there_before(int bytes)
    {
        for (var time = 0; time < 3; time++)
        {
            using var piece = SharedPages.Take(bytes);
            var all = new Span<byte>(piece.Start, bytes);

            Assert.Equal(bytes, piece.Bytes);
            Assert.Equal(0, (nint)piece.Start % 64);
            Assert.Equal(-1, all.IndexOfAnyExcept((byte)0));
            all.Fill(0xFF);
        }
    }

    [Fact]
    public void Pieces_have_no_byte_in_common_and_live_on_when_others_are_gone()
    {
        // More than two chunks of 32 MB.
        var pieces = Enumerable.Range(0, 20).Select(i => SharedPages.Take((4 * Megabyte) + (i * 777) + 1)).ToArray();
        for (var i = 0; i < pieces.Length; i++)
        {
            Bytes(pieces[i]).Fill((byte)(i + 1));
        }

        foreach (var gone in pieces.Where((_, i) => i % 2 == 0))
        {
            gone.Dispose();
        }

        for (var i = 1; i < pieces.Length; i += 2)
        {
            Assert.Equal(-1, Bytes(pieces[i]).IndexOfAnyExcept((byte)(i + 1)));
            pieces[i].Dispose();
        }
    }

    [Fact]
    public void A_piece_that_is_disposed_twice_takes_no_other_with_it()
    {
        using var other = SharedPages.Take(100 * Kilobyte);
        var piece = SharedPages.Take(100 * Kilobyte);

        piece.Dispose();
        piece.Dispose();

        Bytes(other).Fill(7);
        Assert.Throws<ObjectDisposedException>(() => (nint)piece.Start);
    }

    [Fact]
    public void Pieces_of_several_threads_stay_apart()
    {
        var broken = 0;
        Thread[] threads = [.. Enumerable.Range(1, 4).Select(mark => new Thread(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                using var piece = SharedPages.Take((65 * Kilobyte) + (i * 1000));
                Bytes(piece).Fill((byte)mark);
                Thread.Yield();
                Interlocked.Add(ref broken, Bytes(piece).IndexOfAnyExcept((byte)mark) < 0 ? 0 : 1);
            }
        }))];

        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(0, broken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void No_piece_is_empty(long bytes) => Assert.Throws<ArgumentOutOfRangeException>(() => SharedPages.Take(bytes));

    private static Span<byte> Bytes(SharedPages piece) => new(piece.Start, (int)piece.Bytes);
}
